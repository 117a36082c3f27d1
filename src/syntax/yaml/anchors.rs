//! What aliases stand for, and what they cost.

use std::collections::HashMap;

use super::node::Node;

/// A finished node with an anchor.
#[derive(Debug)]
pub(super) struct Anchored {
    /// The node.
    pub(super) node: Node,
    /// How many nodes it is, aliases counted as often as they are used.
    pub(super) weight: usize,
    /// How many levels of collections it is deep, itself included.
    pub(super) height: usize,
}

/// The finished nodes with an anchor, by the parser's number for it. One that still is open is not among them.
#[derive(Debug, Default)]
pub(super) struct Anchors(HashMap<usize, Anchored>);

impl Anchors {
    pub(super) fn define(&mut self, number: usize, anchored: Anchored) {
        self.0.insert(number, anchored);
    }

    pub(super) fn get(&self, number: usize) -> Option<&Anchored> {
        self.0.get(&number)
    }
}
