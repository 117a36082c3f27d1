//! A tree with some files changed in memory: what a repository would be after an edit.

use std::collections::BTreeMap;

use super::{PathList, Presence, ReadError, Tree};
use crate::text::RepoPath;

/// Another tree, some of whose files have other texts. It has the same files as the tree below it.
pub struct Overlay<'t> {
    below: &'t dyn Tree,
    texts: BTreeMap<RepoPath, String>,
}

impl<'t> Overlay<'t> {
    /// The tree `below`, unchanged so far.
    pub fn new(below: &'t dyn Tree) -> Self {
        Self { below, texts: BTreeMap::new() }
    }

    /// Gives the file at `path` another text.
    pub fn set(&mut self, path: RepoPath, text: String) {
        self.texts.insert(path, text);
    }

    /// The text that a file was given here.
    pub fn get(&self, path: &RepoPath) -> Option<&str> {
        self.texts.get(path).map(String::as_str)
    }
}

impl Tree for Overlay<'_> {
    fn paths(&self) -> &PathList {
        self.below.paths()
    }

    fn presence(&self, path: &RepoPath) -> Presence {
        self.below.presence(path)
    }

    fn read(&self, path: &RepoPath, limit: u64) -> Result<Vec<u8>, ReadError> {
        match self.texts.get(path) {
            Some(text) => Ok(text.clone().into_bytes()),
            None => self.below.read(path, limit),
        }
    }
}
