//! The command line: arguments and wiring, one file a subcommand.

mod check;
mod env;
mod explain;
mod init;
mod rules;
mod schema;
mod versions;

use std::io::{self, Write};
use std::process::ExitCode;

use anstream::AutoStream;
use clap::{Parser, Subcommand};

/// Nothing at or above the level of `--fail-on` was found.
const CLEAN: u8 = 0;
/// Something was.
const FOUND: u8 = 1;
/// The tool could not do its work.
const FAILED: u8 = 2;

#[derive(Parser)]
#[command(
    name = "goconflint",
    version,
    about = "Finds what is broken, silently ignored, contradictory or unsafe in the configuration that a Go repository commits",
    after_help = "Without a command, goconflint checks the current directory.\n\n\
        Exit status: 0 nothing found at or above --fail-on, 1 something found, 2 the tool could not do its work."
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Check a directory, or files of the repository around them
    Check(check::CheckArguments),
    /// List the rules
    Rules(rules::RulesArguments),
    /// Show which variables of Go hold where: by whom they are set, and what that hides
    Env(env::EnvArguments),
    /// Print what a rule is about, or what is known of a setting of the editor
    Explain(explain::ExplainArguments),
    /// Show every place that says which Go, module by module, and whether they agree
    Versions(versions::VersionsArguments),
    /// Write a configuration file to start from, in which everything is commented out
    Init(init::InitArguments),
    /// Print the JSON Schema of the configuration file
    Schema,
}

/// Runs the command line of this process and says how it ended.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let status = match arguments.command.unwrap_or_else(|| Command::Check(check::CheckArguments::default())) {
        Command::Check(arguments) => check::run(&arguments),
        Command::Rules(arguments) => rules::run(&arguments),
        Command::Env(arguments) => env::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Versions(arguments) => versions::run(&arguments),
        Command::Init(arguments) => init::run(&arguments),
        Command::Schema => schema::run(),
    };
    ExitCode::from(status)
}

/// Says on standard error why the work could not be done.
fn fail(error: &dyn std::fmt::Display) -> u8 {
    complain(error);
    FAILED
}

/// Says something on standard error; where even that is closed, there is nobody left to tell.
fn complain(message: &dyn std::fmt::Display) {
    drop(writeln!(io::stderr(), "goconflint: {message}"));
}

/// Writes to standard output. A reader that closed it early has seen enough: that is no error. The console of Windows takes ANSI escapes
/// only where it is told to, or not at all; `AutoStream` sees to that, and changes nothing elsewhere.
fn print(bytes: &[u8]) -> io::Result<()> {
    let mut out = AutoStream::always(io::stdout().lock());
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}
