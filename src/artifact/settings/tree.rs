//! The tree that VS Code makes of an object's keys, built once so that every question is a walk down from the root.
//!
//! VS Code puts every top-level key into one tree, in the order of the file, and splits it at its dots; what stands inside a value
//! is not split (platform/configuration/common/configuration.js, `toValuesTree` and `addToValueTree`, VS Code 1.138).

use std::collections::HashMap;
use std::sync::Arc;

use super::{Setting, counting};
use crate::syntax::jsonc::{Object, Value as Json};

/// A node, by its place in [`Tree::nodes`].
type NodeId = usize;

const ROOT: NodeId = 0;

/// What one object's keys come to.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// The root first.
    nodes: Vec<Node>,
    /// What became of each member of the object that counts, in order.
    fates: Vec<(usize, Outcome)>,
}

#[derive(Debug, Default)]
struct Node {
    /// The last part of its name.
    name: Arc<str>,
    /// What was written for it: the node in whose value it stands, and its index there. None for what only holds longer keys.
    member: Option<(NodeId, usize)>,
    children: HashMap<Arc<str>, NodeId>,
    /// The same, in the order in which they came.
    order: Vec<NodeId>,
    /// Whether longer dotted keys were put below it since it was written.
    is_extended: bool,
}

#[derive(Clone, Copy, Debug)]
enum Outcome {
    At(NodeId),
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
        let mut tree = Self { nodes: vec![Node::default()], fates: Vec::with_capacity(object.members.len()) };
        for setting in counting(object) {
            let outcome = tree.put(object, setting);
            tree.fates.push((setting.index, outcome));
        }
        tree
    }

    fn put(&mut self, root: &Object, setting: Setting<'_>) -> Outcome {
        let mut segments = setting.key.split('.');
        let last = segments.next_back().unwrap_or_default();
        let mut at = ROOT;
        let mut way = vec![ROOT];
        for segment in segments {
            at = self.child_or_new(at, segment);
            let value = self.setting(root, at).map(|section| section.value);
            if !value.is_none_or(|value| matches!(value, Json::Object(_) | Json::Array(_))) {
                return Outcome::KeptOut { by: at };
            }
            way.push(at);
        }
        for passed in way {
            self.node_mut(passed).is_extended = true;
        }
        let node = self.child_or_new(at, last);
        self.set(node, (ROOT, setting.index), setting.value);
        Outcome::At(node)
    }

    /// Puts a member at `node` in place of all that was there, with what its value holds.
    fn set(&mut self, node: NodeId, member: (NodeId, usize), value: &Json) {
        let mut open = vec![(node, member, value)];
        while let Some((node, member, value)) = open.pop() {
            let place = self.node_mut(node);
            *place = Node { name: Arc::clone(&place.name), member: Some(member), ..Node::default() };
            let inner: Vec<Setting<'_>> = value.as_object().into_iter().flat_map(counting).collect();
            for setting in inner {
                let child = self.child_or_new(node, setting.key);
                open.push((child, (node, setting.index), setting.value));
            }
        }
    }

    fn child_or_new(&mut self, parent: NodeId, name: &str) -> NodeId {
        if let Some(child) = self.child(parent, name) {
            return child;
        }
        let name: Arc<str> = Arc::from(name);
        let child = self.nodes.len();
        self.nodes.push(Node { name: Arc::clone(&name), ..Node::default() });
        let parent = self.node_mut(parent);
        parent.children.insert(name, child);
        parent.order.push(child);
        child
    }

    fn child(&self, parent: NodeId, name: &str) -> Option<NodeId> {
        self.nodes.get(parent)?.children.get(name).copied()
    }

    /// The node itself; every id in the tree is one of its nodes.
    #[expect(clippy::indexing_slicing, reason = "ids are given out by `child_or_new` and nodes are never removed")]
    fn node_mut(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[id]
    }

    /// What was written for `node`.
    fn setting<'s>(&self, root: &'s Object, node: NodeId) -> Option<Setting<'s>> {
        // From the node up to the top-level key that holds it, then down again through the values.
        let mut way = Vec::new();
        let mut at = node;
        while at != ROOT {
            let (above, index) = self.nodes.get(at)?.member?;
            way.push(index);
            at = above;
        }
        let mut object = root;
        let mut found = None;
        while let Some(index) = way.pop() {
            let member = object.members.get(index)?;
            found = Some(Setting { key: &member.name, value: &member.value, object, index });
            if !way.is_empty() {
                object = member.value.as_object()?;
            }
        }
        found
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
        let below = |node: NodeId, prefix: &str| -> Vec<(NodeId, String, bool)> {
            let node = self.nodes.get(node);
            let children = node.into_iter().flat_map(|node| node.order.iter().rev());
            let named = children.filter_map(|child| {
                let name = format!("{prefix}{}", self.nodes.get(*child)?.name);
                Some((*child, name, prefix.is_empty()))
            });
            named.collect()
        };
        let mut open = below(section, "");
        while let Some((node, name, is_direct)) = open.pop() {
            let Some(here) = self.nodes.get(node) else { continue };
            let is_dotted_key = here.member.is_some_and(|(above, _)| above == ROOT);
            if is_direct || is_dotted_key {
                found.extend(self.setting(root, node).map(|setting| (name.clone(), setting)));
            }
            if here.is_extended {
                open.extend(below(node, &format!("{name}.")));
            }
        }
        found
    }

    /// The members of the object that count for their names, in order.
    pub(super) fn counting(&self) -> impl Iterator<Item = usize> {
        self.fates.iter().map(|(index, _)| *index)
    }

    /// Every member of the object that counts for its name, and what becomes of it, in order.
    pub(super) fn fates<'s>(&self, root: &'s Object) -> impl Iterator<Item = (Setting<'s>, Fate<'s>)> {
        self.fates.iter().filter_map(move |(index, outcome)| {
            let member = root.members.get(*index)?;
            let setting = Setting { key: &member.name, value: &member.value, object: root, index: *index };
            let fate = match outcome {
                Outcome::KeptOut { by } => Fate::KeptOut(self.setting(root, *by)?),
                Outcome::At(node) if self.holds(setting.key, *node, *index) => Fate::Counts,
                Outcome::At(_) => Fate::Replaced(self.replacing(root, setting.key)?),
            };
            Some((setting, fate))
        })
    }

    /// Whether the member that was put at `node` under the name `key` is still there.
    fn holds(&self, key: &str, node: NodeId, index: usize) -> bool {
        self.find(key) == Some(node) && self.nodes.get(node).is_some_and(|node| node.member == Some((ROOT, index)))
    }

    /// The section around the key called `name` that replaced it: the outermost that was itself written as a key.
    fn replacing<'s>(&self, root: &'s Object, name: &str) -> Option<Setting<'s>> {
        let mut at = ROOT;
        for segment in name.split('.') {
            at = self.child(at, segment)?;
            if self.nodes.get(at)?.member.is_some_and(|(above, _)| above == ROOT) {
                return self.setting(root, at);
            }
        }
        None
    }
}
