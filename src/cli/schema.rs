//! `goconflint schema`: the JSON Schema of the configuration file, for editors.

use crate::policy;

pub(super) fn run() -> u8 {
    match super::print(policy::schema().as_bytes()) {
        Ok(()) => super::CLEAN,
        Err(error) => super::fail(&error),
    }
}
