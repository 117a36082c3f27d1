//! Texts made to exhaust a reader.

use std::fmt::Write as _;

use super::{at, messages, read, root};
use crate::syntax::limits;
use crate::syntax::yaml::{Node, NodeValue};
use crate::text::Span;

#[test]
fn brackets_without_end_are_refused_at_once() {
    for text in
        ["[".repeat(50_000), "{".repeat(50_000), "- ".repeat(50_000), "[{a: ".repeat(20_000), "? ".repeat(50_000)]
    {
        let (_, document) = read(&text);
        assert!(!document.complete);
        assert_eq!(messages(&document), ["more than 200 collections are nested here, so nothing from here on is read"]);
    }
}

#[test]
fn as_many_collections_as_allowed_may_nest() {
    let depth = limits::NESTING_DEPTH;
    let (_, document) = read(&format!("{}{}", "[".repeat(depth), "]".repeat(depth)));
    assert!(document.problems.is_empty());
    let (_, document) =
        read(&format!("{}x{}", "- ".repeat(depth / 2) + &"[".repeat(depth / 2 + 1), "]".repeat(depth / 2 + 1)));
    assert_eq!(document.problems.len(), 1);
}

/// How many nodes a walk over the tree meets.
fn size(node: &Node) -> usize {
    1 + match &node.value {
        NodeValue::Scalar(_) => 0,
        NodeValue::Sequence(items) => items.iter().map(size).sum(),
        NodeValue::Mapping(mapping) => mapping.entries.iter().map(|entry| size(&entry.key) + size(&entry.value)).sum(),
    }
}

#[test]
fn an_alias_bomb_is_defused() {
    let mut sequences = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    let mut merges = String::from("a0: &a0 {k0: x}\n");
    for level in 1..40 {
        let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
        writeln!(sequences, "a{level}: &a{level} [{aliases}]").unwrap();
        writeln!(
            merges,
            "a{level}: &a{level} {{<<: *a{}, k{level}: *a{}, l{level}: *a{}}}",
            level - 1,
            level - 1,
            level - 1
        )
        .unwrap();
    }
    for text in [sequences, merges] {
        let (_, document) = read(&text);
        assert!(
            messages(&document)[0]
                .ends_with("written out the document has more than 200000 nodes, so it is read as null")
        );
        assert!(size(root(&document)) <= limits::YAML_NODES);
    }
}

fn depth(node: &Node) -> usize {
    match &node.value {
        NodeValue::Scalar(_) => 0,
        NodeValue::Sequence(items) => 1 + items.iter().map(depth).max().unwrap_or_default(),
        NodeValue::Mapping(mapping) => {
            1 + mapping.entries.iter().map(|entry| depth(&entry.value)).max().unwrap_or_default()
        }
    }
}

#[test]
fn aliases_cannot_nest_deeper_than_brackets() {
    let mut text = String::from("a0: &a0 [x]\n");
    for level in 1..1000 {
        writeln!(text, "a{level}: &a{level} [*a{}]", level - 1).unwrap();
    }
    let (_, document) = read(&text);
    assert!(messages(&document)[0].contains("written out more than 200 collections are nested"));
    assert!(depth(root(&document)) <= limits::NESTING_DEPTH);
}

#[test]
fn aliases_cannot_multiply_a_long_text() {
    let text = format!("a: &a {}\nb: [{}]\n", "x".repeat(1_000_000), vec!["*a"; 10_000].join(", "));
    let (_, document) = read(&text);
    let copies = at(&document, &["b"]).sequence().unwrap_or_default().iter().filter(|node| !node.is_null()).count();
    assert!((100..300).contains(&copies), "{copies}");
    assert_eq!(document.problems.len(), limits::PROBLEMS_PER_FILE);
}

#[test]
fn large_texts_are_read_or_refused_in_bounds() {
    let megabytes = 10 * 1024 * 1024;
    for line in ["- a\n", "# comment\n", "a: 'b\n", "a: |\n", "a: \"x\\\n", "a: b # ", "\u{0}", "é"] {
        let text = line.repeat(megabytes / 8 / line.len());
        let (_, document) = read(&text);
        assert!(document.root.as_ref().map_or(0, size) <= limits::YAML_NODES + 1);
        assert!(document.problems.len() <= limits::PROBLEMS_PER_FILE);
    }
    let (_, document) = read(&"x".repeat(megabytes));
    assert_eq!(root(&document).span, Span::new(0, megabytes));
}

#[test]
fn names_in_messages_are_short() {
    let name = "x".repeat(2000);
    let (_, document) = read(&format!("? {name}\n: 1\n? {name}\n: *{name}\n"));
    assert_eq!(document.problems.len(), 2);
    assert!(messages(&document).iter().all(|message| message.len() < 200));
}
