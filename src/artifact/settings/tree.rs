//! The tree that VS Code makes of an object's keys, built once so that every question is a walk down from the root.
//!
//! VS Code puts every top-level key into one tree, in the order of the file, and splits it at its dots; what stands inside a value
//! is not split (platform/configuration/common/configuration.js, `toValuesTree` and `addToValueTree`, VS Code 1.138).

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, Hasher, RandomState};

use super::{Setting, counting, setting_at};
use crate::syntax::jsonc::{Object, Value as Json};

/// A node, by its place in [`Tree::nodes`].
type NodeId = usize;

const ROOT: NodeId = 0;

/// What one object's keys come to. A settings file may have thousands of them, so nothing is allocated for each.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// The root first.
    nodes: Vec<Node>,
    /// All names of nodes, one behind the other.
    names: String,
    /// The newest node for a hash of a parent's [`Node::children`] and a name.
    by_hash: HashMap<u64, NodeId, BuildHasherDefault<AsItIs>>,
    hasher: RandomState,
    /// How many sets of children there were.
    sets: usize,
    /// What became of each member of the object that counts, in order.
    outcomes: Vec<(usize, Outcome)>,
}

/// What is a hash already needs no other.
#[derive(Clone, Copy, Debug, Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

#[derive(Debug, Default)]
struct Node {
    /// Where the last part of its name stands in [`Tree::names`].
    name: (usize, usize),
    /// The set of children that it is in.
    siblings: usize,
    /// The set of its children. A new one takes the place of the old when the node is written again.
    children: usize,
    /// The node before it with the same hash.
    same_hash: Option<NodeId>,
    /// What was written for it: the node in whose value it stands, and its index there. None for what only holds longer keys.
    member: Option<(NodeId, usize)>,
    first_child: Option<NodeId>,
    last_child: Option<NodeId>,
    next_sibling: Option<NodeId>,
    /// Whether longer dotted keys were put below it since it was written.
    is_extended: bool,
}

#[derive(Clone, Copy, Debug)]
enum Outcome {
    Counts,
    Replaced { by: NodeId },
    KeptOut { by: NodeId },
}

/// What becomes of a key.
#[derive(Clone, Copy, Debug)]
pub enum Fate<'s> {
    /// It counts.
    Counts,
    /// The section, which comes later, replaces all that was there.
    Replaced(Setting<'s>),
    /// The section, which comes before, holds no object, and VS Code puts nothing below it.
    KeptOut(Setting<'s>),
}

impl Tree {
    /// The tree of the keys of `object`.
    pub(super) fn of(object: &Object) -> Self {
        let mut tree = Self::default();
        tree.nodes.reserve(2 * object.members.len() + 1);
        tree.by_hash.reserve(2 * object.members.len());
        tree.outcomes.reserve(object.members.len());
        tree.nodes.push(Node::default());
        let mut is_replacing = false;
        for setting in counting(object) {
            let outcome = tree.put(object, setting, &mut is_replacing);
            tree.outcomes.push((setting.index, outcome));
        }
        if is_replacing {
            let later: Vec<Option<NodeId>> =
                tree.outcomes.iter().map(|(index, _)| tree.replacing(object, *index)).collect();
            for ((_, outcome), by) in tree.outcomes.iter_mut().zip(later) {
                if let (Outcome::Counts, Some(by)) = (&outcome, by) {
                    *outcome = Outcome::Replaced { by };
                }
            }
        }
        tree
    }

    /// Puts a top-level key into the tree. `is_replacing` becomes true where others go because of it.
    fn put(&mut self, root: &Object, setting: Setting<'_>, is_replacing: &mut bool) -> Outcome {
        let (above, last) = setting.key.rsplit_once('.').map_or((None, setting.key.as_str()), |(a, l)| (Some(a), l));
        let mut at = ROOT;
        for segment in above.into_iter().flat_map(|above| above.split('.')) {
            self.extend(at);
            at = self.child_or_new(at, segment);
            let value = self.setting(root, at).map(|section| section.value);
            if !value.is_none_or(|value| matches!(value, Json::Object(_) | Json::Array(_))) {
                return Outcome::KeptOut { by: at };
            }
        }
        self.extend(at);
        let node = self.child_or_new(at, last);
        *is_replacing |= self.nodes.get(node).is_some_and(|node| node.first_child.is_some());
        self.set(node, (ROOT, setting.index), setting.value);
        Outcome::Counts
    }

    /// Says that a longer key is put below a node.
    fn extend(&mut self, id: NodeId) {
        self.nodes.get_mut(id).into_iter().for_each(|node| node.is_extended = true);
    }

    /// Puts a member at `node` in place of all that was there, with what its value holds.
    fn set(&mut self, node: NodeId, member: (NodeId, usize), value: &Json) {
        let mut open = vec![(node, member, value)];
        while let Some((id, member, value)) = open.pop() {
            self.sets += 1;
            let children = self.sets;
            let Some(node) = self.nodes.get_mut(id) else { continue };
            node.children = children;
            node.member = Some(member);
            (node.first_child, node.last_child, node.is_extended) = (None, None, false);
            for setting in value.as_object().into_iter().flat_map(counting) {
                let child = self.child_or_new(id, setting.key);
                open.push((child, (id, setting.index), setting.value));
            }
        }
    }

    fn child_or_new(&mut self, parent: NodeId, name: &str) -> NodeId {
        let siblings = self.nodes.get(parent).map_or(0, |parent| parent.children);
        let hash = self.hasher.hash_one((siblings, name));
        if let Some(child) = self.among(siblings, name, hash) {
            return child;
        }
        let child = self.nodes.len();
        let place = (self.names.len(), self.names.len() + name.len());
        self.names.push_str(name);
        self.sets += 1;
        let same_hash = self.by_hash.insert(hash, child);
        self.nodes.push(Node { name: place, siblings, children: self.sets, same_hash, ..Node::default() });
        let before = self.nodes.get_mut(parent).and_then(|parent| {
            parent.first_child.get_or_insert(child);
            parent.last_child.replace(child)
        });
        if let Some(before) = before.and_then(|before| self.nodes.get_mut(before)) {
            before.next_sibling = Some(child);
        }
        child
    }

    fn child(&self, parent: NodeId, name: &str) -> Option<NodeId> {
        let siblings = self.nodes.get(parent)?.children;
        self.among(siblings, name, self.hasher.hash_one((siblings, name)))
    }

    /// The node of the set `siblings` that is called `name`, by the hash of the two.
    fn among(&self, siblings: usize, name: &str, hash: u64) -> Option<NodeId> {
        let mut at = self.by_hash.get(&hash).copied();
        while let Some(id) = at {
            let node = self.nodes.get(id)?;
            if node.siblings == siblings && self.name(node) == name {
                return Some(id);
            }
            at = node.same_hash;
        }
        None
    }

    fn name(&self, node: &Node) -> &str {
        self.names.get(node.name.0..node.name.1).unwrap_or_default()
    }

    /// What was written for `node`.
    fn setting<'s>(&self, root: &'s Object, node: NodeId) -> Option<Setting<'s>> {
        let (above, index) = self.nodes.get(node)?.member?;
        if above == ROOT {
            return setting_at(root, index);
        }
        // From the node up to the top-level key that holds it, then down again through the values.
        let mut way = vec![index];
        let mut at = above;
        while at != ROOT {
            let (above, index) = self.nodes.get(at)?.member?;
            way.push(index);
            at = above;
        }
        let mut found = setting_at(root, way.pop()?)?;
        while let Some(index) = way.pop() {
            found = setting_at(found.value.as_object()?, index)?;
        }
        Some(found)
    }

    fn find(&self, name: &str) -> Option<NodeId> {
        name.split('.').try_fold(ROOT, |at, segment| self.child(at, segment))
    }

    /// The setting called `name`, each dot in it a level.
    pub(super) fn get<'s>(&self, root: &'s Object, name: &str) -> Option<Setting<'s>> {
        self.setting(root, self.find(name)?)
    }

    /// What stands below `name`: its members, and longer dotted keys by the rest of their names.
    pub(super) fn section<'s>(&self, root: &'s Object, name: &str) -> Vec<(String, Setting<'s>)> {
        let Some(section) = self.find(name) else { return Vec::new() };
        let mut found = Vec::new();
        let mut open: Vec<(NodeId, String)> = Vec::new();
        self.open_children(section, "", &mut open);
        let direct = self.nodes.get(section).map_or(0, |section| section.children);
        while let Some((id, name)) = open.pop() {
            let Some(node) = self.nodes.get(id) else { continue };
            if node.is_extended {
                self.open_children(id, &format!("{name}."), &mut open);
            }
            let is_dotted_key = node.member.is_some_and(|(above, _)| above == ROOT);
            if node.siblings == direct || is_dotted_key {
                found.extend(self.setting(root, id).map(|setting| (name, setting)));
            }
        }
        found
    }

    /// Puts the children of `parent` on a stack, the first on top, with their names behind `prefix`.
    fn open_children(&self, parent: NodeId, prefix: &str, open: &mut Vec<(NodeId, String)>) {
        let first = open.len();
        open.extend(self.children(parent).map(|(id, node)| (id, [prefix, self.name(node)].concat())));
        open.get_mut(first..).into_iter().for_each(<[_]>::reverse);
    }

    fn children(&self, parent: NodeId) -> impl Iterator<Item = (NodeId, &Node)> {
        let first = self.nodes.get(parent).and_then(|parent| parent.first_child);
        let ids = std::iter::successors(first, |id| self.nodes.get(*id)?.next_sibling);
        ids.filter_map(|id| Some((id, self.nodes.get(id)?)))
    }

    /// The members of the object that count for their names, in order.
    pub(super) fn counting(&self) -> impl Iterator<Item = usize> {
        self.outcomes.iter().map(|(index, _)| *index)
    }

    /// Every member of the object that counts for its name, and what becomes of it, in order.
    pub(super) fn fates<'s>(&self, root: &'s Object) -> impl Iterator<Item = (Setting<'s>, Fate<'s>)> {
        self.outcomes.iter().filter_map(move |(index, outcome)| {
            let fate = match outcome {
                Outcome::Counts => Fate::Counts,
                Outcome::Replaced { by } => Fate::Replaced(self.setting(root, *by)?),
                Outcome::KeptOut { by } => Fate::KeptOut(self.setting(root, *by)?),
            };
            Some((setting_at(root, *index)?, fate))
        })
    }

    /// The section that replaced what the member at `index` of the object wrote, if one did: the outermost that was itself written as
    /// a key.
    fn replacing(&self, object: &Object, index: usize) -> Option<NodeId> {
        let key = &object.members.get(index)?.name;
        let is_written = |id: &NodeId| self.nodes.get(*id).is_some_and(|node| matches!(node.member, Some((ROOT, _))));
        let own = self.find(key).and_then(|own| self.nodes.get(own)?.member);
        if own == Some((ROOT, index)) {
            return None;
        }
        let mut at = ROOT;
        let mut way = key.split('.').map_while(|segment| {
            at = self.child(at, segment)?;
            Some(at)
        });
        way.find(is_written)
    }
}
