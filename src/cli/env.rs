//! `goconflint env`: which variables of Go hold where, and why.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::CLEAN;
use super::check::root::Root;
use super::check::terminal;
use crate::go::variables::{Miss, VARIABLES, near_miss};
use crate::report::{self, Selection};
use crate::repository::{EnvironmentView, Repository, is_read_by_go};

#[derive(Args)]
pub(super) struct EnvArguments {
    /// Variables of Go, such as GOFLAGS, each with all environments by its value; without any, all variables by environment
    #[arg(value_name = "VARIABLE")]
    names: Vec<String>,

    /// The directory that is the root, or a file, of which only the environments are shown. Repeatable for files
    #[arg(long = "in", value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,

    /// How to print them
    #[arg(long, value_enum, default_value = "text")]
    format: EnvFormat,

    /// Read files that git does not track yet (and does not ignore) as well
    #[arg(long)]
    untracked: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum EnvFormat {
    /// For people
    Text,
    /// For programs; see `docs/env-command.md`
    Json,
}

pub(super) fn run(arguments: &EnvArguments) -> u8 {
    if let Some(unknown) = arguments.names.iter().find(|name| !is_read_by_go(name)) {
        return super::fail(&complaint(unknown));
    }
    let root = match Root::find(&arguments.paths, arguments.untracked) {
        Ok(root) => root,
        Err(error) => return super::fail(&error),
    };
    let repository = Repository::load(root.tree(), &root.named);
    let is_named = |path| root.named.is_empty() || root.named.contains(path);
    let artifacts = repository.artifacts().filter(|artifact| is_named(artifact.path()));
    let views: Vec<EnvironmentView<'_>> =
        artifacts.flat_map(|artifact| repository.environment_views(artifact)).collect();
    let selection = Selection { views: &views, names: &arguments.names };
    let mut bytes = Vec::new();
    let written = match arguments.format {
        EnvFormat::Text => report::write_environments(&selection, &terminal::options(), &mut bytes),
        EnvFormat::Json => report::write_environments_json(&selection, &mut bytes),
    };
    match written.and_then(|()| super::print(&bytes)) {
        Ok(()) => CLEAN,
        Err(error) => super::fail(&error),
    }
}

/// What to say of a variable that Go does not read.
fn complaint(name: &str) -> String {
    let likeness = |known: &&str| strsim::jaro_winkler(name, known);
    let meant = match near_miss(name, None) {
        Some(Miss::Misspelt(meant) | Miss::NeverRead(meant)) => Some(meant),
        Some(Miss::OutputOnly | Miss::Gone) => return format!("Go does not read `{name}` from the environment"),
        None => {
            let known = VARIABLES.iter().map(|variable| variable.name).filter(|name| is_read_by_go(name));
            known.max_by(|a, b| likeness(a).total_cmp(&likeness(b))).filter(|known| likeness(known) > 0.85)
        }
    };
    let meant = meant.map(|meant| format!(", did you mean `{meant}`?"));
    format!("Go reads no variable `{name}`{}", meant.unwrap_or_else(|| "; `go help environment` lists them".to_owned()))
}
