//! The `goconflint` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    goconflint::cli::run()
}
