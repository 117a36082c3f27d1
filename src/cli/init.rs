//! `goconflint init`: a configuration to start from.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use thiserror::Error;

use crate::policy::{self, CONFIGURATION_NAMES};

#[derive(Args)]
pub(super) struct InitArguments {
    /// The directory that is checked
    #[arg(value_name = "DIR", default_value = ".")]
    directory: PathBuf,
}

#[derive(Debug, Error)]
enum InitError {
    #[error("{} is there already and is left as it is", .0.display())]
    Taken(PathBuf),
    #[error("{} could not be written: {source}", path.display())]
    Write { path: PathBuf, source: io::Error },
}

pub(super) fn run(arguments: &InitArguments) -> u8 {
    match write(&arguments.directory) {
        Ok(path) => {
            super::complain(&format_args!("{} written; all in it is commented out", path.display()));
            super::CLEAN
        }
        Err(error) => super::fail(&error),
    }
}

fn write(directory: &Path) -> Result<PathBuf, InitError> {
    let [path, other] = CONFIGURATION_NAMES.map(|name| directory.join(name));
    if other.symlink_metadata().is_ok() {
        return Err(InitError::Taken(other));
    }
    // What appears meanwhile is not overwritten either, and no link is followed.
    let created = OpenOptions::new().write(true).create_new(true).open(&path);
    match created.and_then(|mut file| file.write_all(policy::starter().as_bytes())) {
        Ok(()) => Ok(path),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(InitError::Taken(path)),
        Err(source) => Err(InitError::Write { path, source }),
    }
}
