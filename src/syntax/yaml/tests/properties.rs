//! What holds of every text.

use proptest::prelude::*;

use super::{WORKFLOW, read};
use crate::syntax::yaml::{Node, NodeValue, Scalar, Style};
use crate::text::{Source, Span};

/// Every span of the tree lies in the text, on character boundaries, and within the collection around it.
fn check_node(source: &Source, node: &Node, within: Span) {
    let is_place = |span: Span| source.text().get(span.range()).is_some();
    assert!(is_place(node.span) && node.definition.is_none_or(is_place), "{node:?}");
    assert!(node.definition.is_some() || within.contains(node.span), "{:?} in {within:?}", node.span);
    match &node.value {
        NodeValue::Scalar(scalar) => check_literal(source, scalar),
        NodeValue::Sequence(items) => items.iter().for_each(|item| check_node(source, item, node.written())),
        NodeValue::Mapping(mapping) => {
            for entry in mapping.entries.iter().chain(&mapping.merges) {
                check_node(source, &entry.key, node.written());
                check_node(source, &entry.value, node.written());
            }
        }
    }
}

fn check_literal(source: &Source, scalar: &Scalar) {
    let literal = &scalar.text;
    assert!(literal.span().contains(literal.content()));
    if literal.is_verbatim() {
        assert_eq!(source.slice(literal.content()), literal.as_str());
    }
    for (at, character) in literal.char_indices() {
        let spelling = source.slice(literal.part(at..at + character.len_utf8()));
        let part = literal.part(at..at + character.len_utf8());
        assert!(literal.content().contains(part));
        // Letters that no escape spells stand as they are; so the way back is exact, never the whole. (The parser passes over a
        // comment behind a tab within a plain scalar, which YAML forbids; there we do not follow it.)
        if character.is_alphanumeric()
            && (!source.slice(literal.content()).contains("\t#") || scalar.style != Style::Plain)
            && !spelling.starts_with('\\')
        {
            assert!(spelling.starts_with(character), "{character:?} is {spelling:?} in {literal:?}");
        }
    }
}

fn check_document(text: &str) {
    let (source, document) = read(text);
    if let Some(root) = &document.root {
        check_node(&source, root, Span::new(0, text.len()));
    }
    for problem in &document.problems {
        assert!(text.get(problem.span.range()).is_some(), "{problem:?}");
        assert!(!problem.message.contains('\n'));
    }
    for comment in &document.comments {
        assert_eq!(source.slice(comment.span), format!("#{}", comment.value));
    }
}

/// Texts of the signs that mean something in YAML.
fn yaml_like() -> impl Strategy<Value = String> {
    let token = prop::sample::select(vec![
        "a",
        "b",
        "é😀",
        "1.20",
        "key",
        ": ",
        ":",
        "- ",
        "-",
        "? ",
        "\n",
        "\n",
        "\n  ",
        "\n    ",
        "\r\n",
        "\r\n  ",
        "\t",
        " ",
        "'",
        "''",
        "\"",
        "\\n",
        "\\u00e9",
        "\\",
        "|",
        ">",
        "|\n",
        ">-\n  ",
        "|2+\n   ",
        "# c",
        " # c\n",
        "&x ",
        "*x",
        "*x ",
        "<<: ",
        "[",
        "]",
        "{",
        "}",
        ",",
        ", ",
        "!t ",
        "!!str ",
        "---\n",
        "...\n",
        "%YAML 1.2\n",
        "\u{feff}",
        "\r",
        "\u{85}",
        "~",
        "a: b\n",
        "- a\n",
        "a: &x\n",
        "a: |\n  x\n\n   y\n",
        "a: >\n  x\n\n  y\n z",
    ]);
    prop::collection::vec(token, 0..40).prop_map(|tokens| tokens.concat())
}

/// A block scalar with any header, and lines of any indentation.
fn block_scalars() -> impl Strategy<Value = String> {
    let header = prop::sample::select(vec!["|", ">", "|-", ">+", "|+", ">-", "|1", ">2-", "| # c | d"]);
    let line = prop::sample::select(vec![
        "", "  a", "  b c", "   d", "    e", "  ", "   ", "\t", "  \tf", " ", "  é", "  - g",
    ]);
    let line_break = prop::sample::select(vec!["\n", "\r\n"]);
    (header, prop::collection::vec(line, 0..8), line_break, any::<bool>()).prop_map(
        |(header, lines, line_break, ended)| {
            let end = if ended { line_break } else { "" };
            format!("k: {header}{line_break}{}{end}", lines.join(line_break))
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_spans_that_lie_in_it(text in ".{0,60}") {
        check_document(&text);
    }

    #[test]
    fn yaml_like_texts_give_spans_that_lie_in_them(text in yaml_like()) {
        check_document(&text);
    }

    #[test]
    fn block_scalars_lead_back_to_their_bytes(text in block_scalars()) {
        check_document(&text);
    }

    #[test]
    fn a_truncated_workflow_is_read_as_far_as_it_goes(cut in 0..WORKFLOW.len()) {
        if let Some(text) = WORKFLOW.get(..cut) {
            check_document(text);
        }
    }
}
