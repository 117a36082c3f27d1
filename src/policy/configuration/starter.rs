//! The file that `goconflint init` writes: every key, commented out, with what it does.

use std::fmt::Write as _;

use super::keys::{KEYS, Key, OVERRIDE, Takes};

/// A configuration that says nothing yet.
pub fn starter() -> String {
    let mut text = String::from(
        "# The configuration of goconflint. Everything here is commented out, so that it changes nothing yet.\n\
         # `goconflint rules` lists the rules, `goconflint explain RULE` tells about one.\n",
    );
    let (tables, plain): (Vec<_>, Vec<_>) = KEYS.iter().partition(|key| heading(key).is_some());
    entries(&mut text, plain.into_iter());
    for key in tables {
        let _ = write!(text, "\n# {}\n# {}\n", key.summary, heading(key).unwrap_or_default());
        match &key.takes {
            Takes::Table(keys) => entries(&mut text, keys.iter()),
            Takes::Overrides(_) => entries(&mut text, OVERRIDE.iter()),
            _ => {}
        }
    }
    text
}

fn heading<T>(key: &Key<T>) -> Option<String> {
    match &key.takes {
        Takes::Table(_) => Some(format!("[{}]", key.name)),
        Takes::Overrides(_) => Some(format!("[[{}]]", key.name)),
        _ => None,
    }
}

fn entries<'k, T: 'static>(text: &mut String, keys: impl Iterator<Item = &'k Key<T>>) {
    for key in keys {
        let _ = write!(text, "\n# {}\n# {} = {}\n", key.summary, key.name, key.example);
    }
}
