mod hostile;
mod properties;

use super::*;
use crate::syntax::ProblemKind;
use crate::text::{BYTE_ORDER_MARK, Literal, RepoPath};

fn source(text: impl Into<String>) -> Source {
    Source::new(RepoPath::root(), text)
}

fn read(text: &str) -> (Source, Document) {
    let source = source(text);
    let document = parse(&source);
    (source, document)
}

fn root(document: &Document) -> &Node {
    document.root.as_ref().expect("the document has a root")
}

fn at<'d>(document: &'d Document, path: &[&str]) -> &'d Node {
    path.iter().fold(root(document), |node, name| node.get(name).unwrap_or_else(|| panic!("no `{name}`")))
}

fn spelled<'s>(source: &'s Source, document: &Document, path: &[&str]) -> &'s str {
    source.slice(at(document, path).span)
}

fn messages(document: &Document) -> Vec<&str> {
    document.problems.iter().map(|problem| problem.message.as_str()).collect()
}

/// A document without problems, whose scalar of interest is `v`.
fn scalar(text: &str) -> (Source, Document) {
    let (source, document) = read(text);
    assert!(document.problems.is_empty(), "{:?}", document.problems);
    (source, document)
}

fn literal(document: &Document) -> &Literal {
    at(document, &["v"]).text().expect("`v` is a scalar")
}

const WORKFLOW: &str = "\
name: CI # the name
on:
  push:
    branches: [main, 'release/**']
  pull_request:
env:
  GOFLAGS: -mod=vendor
jobs:
  test:
    runs-on: ${{ matrix.os }}
    strategy:
      matrix:
        go: [1.20, '1.20', \"1.21\", stable]
    steps:
      - uses: actions/setup-go@v5
        with: { go-version: 1.20, cache: true }
      - name: Test
        run: |
          go env -w GOFLAGS=-mod=mod
          go test ./...
";

#[test]
fn a_workflow_reads_without_problems_in_unix_and_windows_text_with_and_without_byte_order_mark() {
    for text in [WORKFLOW.to_owned(), WORKFLOW.replace('\n', "\r\n")] {
        for text in [text.clone(), format!("{BYTE_ORDER_MARK}{text}")] {
            let (source, document) = read(&text);
            assert!(document.problems.is_empty() && document.complete);
            assert_eq!(spelled(&source, &document, &["name"]), "CI");
            assert_eq!(spelled(&source, &document, &["env", "GOFLAGS"]), "-mod=vendor");
            assert_eq!(spelled(&source, &document, &["on", "push", "branches"]), "[main, 'release/**']");
            assert_eq!(spelled(&source, &document, &["jobs", "test", "runs-on"]), "${{ matrix.os }}");
            let go = at(&document, &["jobs", "test", "strategy", "matrix", "go"]).sequence().unwrap_or_default();
            let kinds: Vec<_> = go.iter().filter_map(Node::scalar).map(Scalar::plain_kind).collect();
            assert_eq!(kinds, [PlainKind::Float, PlainKind::Str, PlainKind::Str, PlainKind::Str]);
            let steps = at(&document, &["jobs", "test", "steps"]).sequence().unwrap_or_default();
            assert_eq!(source.slice(steps[0].get("with").unwrap().span), "{ go-version: 1.20, cache: true }");
            let run = steps[1].get("run").and_then(Node::text).unwrap();
            assert_eq!(run.as_str(), "go env -w GOFLAGS=-mod=mod\ngo test ./...\n");
            let command = run.find("go test").unwrap();
            assert_eq!(source.slice(run.part(command..command + 13)), "go test ./...");
            assert_eq!(source.slice(document.comments[0].span), "# the name");
            assert_eq!(document.comments[0].value, " the name");
        }
    }
}

#[test]
fn a_scalar_covers_its_token_and_nothing_behind_it() {
    let samples = [
        ("v: plain text  # c\n", "plain text"),
        ("v: plain\t\t# c\r\n", "plain"),
        ("v: 'single' \t# c\n", "'single'"),
        ("v: \"double\"\t\r\n", "\"double\""),
        ("v: é😀 # ü\n", "é😀"),
        ("v: one\n  two  # c\n", "one\n  two"),
        ("v: \"one\r\n  two\"  # c\r\n", "\"one\r\n  two\""),
        ("{v: plain , w: x}", "plain"),
        ("v: | # c\n  text\n\nw: x\n", "| # c\n  text"),
        ("v: >-\r\n  text\r\n  more\r\n\r\nw: x\r\n", ">-\r\n  text\r\n  more"),
        ("v: &a !!str |2-\n   text\n", "|2-\n   text"),
        ("v: | # not | this\n  | a\n", "| # not | this\n  | a"),
        ("v: |+\n\n\nw: x", "|+"),
        ("v: |", "|"),
    ];
    for (text, token) in samples {
        let (source, document) = scalar(text);
        assert_eq!(spelled(&source, &document, &["v"]), token, "{text:?}");
    }
}

#[test]
fn a_verbatim_scalar_stands_in_the_source_as_it_reads() {
    for (text, value) in [("v: a b", "a b"), ("v: 'a b'", "a b"), ("v: \"é b\" ", "é b"), ("v: ''", "")] {
        let (source, document) = scalar(text);
        let literal = literal(&document);
        assert!(literal.is_verbatim());
        assert_eq!((literal.as_str(), source.slice(literal.content())), (value, value));
    }
}

/// Where each word of the value stands in the text.
fn words_lead_back(text: &str, words: &[&str]) {
    let (source, document) = scalar(text);
    let literal = literal(&document);
    for word in words {
        let start = literal.find(word).unwrap_or_else(|| panic!("{word:?} not in {literal:?}"));
        assert_eq!(source.slice(literal.part(start..start + word.len())), *word, "{text:?}");
    }
}

#[test]
fn words_of_folded_escaped_and_block_scalars_lead_back_to_their_bytes() {
    words_lead_back("v: |\n\n  one\n    two\n\n  three\n", &["one", "two", "three", "  two"]);
    words_lead_back("v: |\r\n  one\r\n  two\r\n", &["one", "two"]);
    words_lead_back("v: |2-\n    one\n\n\n  two", &["  one", "two"]);
    words_lead_back("v: >\n  one\n  two\n\n  three\n    more\n  end\n", &["one", "two", "three", "  more", "end"]);
    words_lead_back("v: one\n  two\n\n  three # c\n", &["one", "two", "three"]);
    words_lead_back("v: 'it''s\n  one\n\n   two'\n", &["one", "two"]);
    words_lead_back(
        "v: \"a\\tone\\x41 two \\\n    three \\u00e9 \\ud83d\\ude00 four\"",
        &["one", "two", "three", "four"],
    );
}

#[test]
fn a_joined_line_keeps_the_way_back_on_both_sides_of_the_joint() {
    let (source, document) = scalar("v: >-\n  go test\n  ./...\n");
    let literal = literal(&document);
    assert_eq!(literal.as_str(), "go test ./...");
    assert_eq!(source.slice(literal.part(3..13)), "test\n  ./...");
}

#[test]
fn an_escape_leads_back_to_all_of_its_spelling() {
    let (source, document) = scalar("v: \"a\\u00e9\\ud83d\\ude00b\"");
    let literal = literal(&document);
    assert_eq!(literal.as_str(), "aé😀b");
    assert_eq!(source.slice(literal.part(1..3)), "\\u00e9");
    assert_eq!(source.slice(literal.part(3..7)), "\\ud83d\\ude00");
}

#[test]
fn an_absent_value_is_null_and_stands_behind_its_colon_dash_or_property() {
    let text = "a:\nb:   # c\nc:\n  -\n  - # c\n  - &x\nd: !!null # c\ne: {f, g: , h}\n? i\nlast:";
    let (source, document) = read(text);
    assert!(document.problems.is_empty());
    let before = |node: &Node| source.text()[..node.span.start].rsplit(['\n', ' ']).next().unwrap().to_owned();
    for (path, left) in [(&["a"][..], "a:"), (&["b"], "b:"), (&["d"], "!!null"), (&["last"], "last:")] {
        let node = at(&document, path);
        assert!(node.is_null() && node.span.is_empty());
        assert_eq!(before(node), left);
    }
    let items: Vec<_> = at(&document, &["c"]).sequence().unwrap_or_default().iter().map(before).collect();
    assert_eq!(items, ["-", "-", "&x"]);
    let flow = at(&document, &["e"]);
    let places: Vec<_> = ["f", "g", "h"].iter().filter_map(|name| flow.get(name)).map(before).collect();
    assert_eq!(places, ["{f", "g:", "h"]);
    assert_eq!(before(at(&document, &["i"])), "i");
}

#[test]
fn collections_end_with_their_last_token() {
    let (source, document) = read("a:\n- - x\n  - y\n- z: 1 # c\n\n# c\nb: [1, 2] # c\nc: {d: [e: f]}\n");
    assert_eq!(spelled(&source, &document, &["a"]), "- - x\n  - y\n- z: 1");
    let items = at(&document, &["a"]).sequence().unwrap_or_default();
    assert_eq!(source.slice(items[0].span), "- x\n  - y");
    assert_eq!(source.slice(items[1].span), "z: 1");
    assert_eq!(spelled(&source, &document, &["b"]), "[1, 2]");
    assert_eq!(spelled(&source, &document, &["c"]), "{d: [e: f]}");
    assert_eq!(source.slice(at(&document, &["c", "d"]).sequence().unwrap_or_default()[0].span), "e: f");
}

#[test]
fn plain_scalars_have_the_kinds_of_the_core_schema() {
    let kind = |text: &str| {
        let (_, document) = scalar(&format!("v: {text}\n"));
        at(&document, &["v"]).scalar().map(Scalar::plain_kind)
    };
    let samples = [
        (PlainKind::Null, &["", "~", "null", "NULL", "!!null ''"][..]),
        (PlainKind::Bool(true), &["true", "True"]),
        (PlainKind::Bool(false), &["FALSE"]),
        (PlainKind::Int, &["0", "-1", "+12", "0o17", "0x1F", "007", "!!int '3'"]),
        (PlainKind::Float, &["1.20", "1.", ".5", "-1.5e-3", "1e3", ".inf", "-.INF", ".nan"]),
        (
            PlainKind::Str,
            &["on", "yes", "1.20.0", "1.x", "'1.20'", "\"\"", "!!str 1.20", "!x 1", ".", "0o", "0o8", "1_000"],
        ),
    ];
    for (expected, texts) in samples {
        for text in texts {
            assert_eq!(kind(text), Some(expected), "{text}");
        }
    }
}

#[test]
fn a_text_without_content_has_no_root() {
    for text in ["", "\n\n", "# c\n", "---\n", "--- # c\n...\n", BYTE_ORDER_MARK] {
        let (_, document) = read(text);
        assert!(document.root.is_none() && document.problems.is_empty() && document.complete, "{text:?}");
    }
    assert_eq!(read("# one\n--- # two\n...\n# three").1.comments.len(), 3);
}

#[test]
fn only_the_first_document_is_read() {
    let (_, document) = read("a: 1\n---\na: 2\na: 3\n---\n\tbroken: [\n");
    assert!(document.problems.is_empty() && document.complete);
    assert_eq!(at(&document, &["a"]).text().map(Literal::as_str), Some("1"));
}

#[test]
fn an_alias_stands_at_its_use_and_knows_its_definition() {
    let (source, document) = read("base: &b {x: [1, 2]}\nuse: *b # c\n");
    let alias = at(&document, &["use"]);
    assert_eq!(source.slice(alias.span), "*b");
    assert_eq!(alias.definition.map(|span| source.slice(span)), Some("{x: [1, 2]}"));
    assert_eq!(alias.get("x").map(|x| source.slice(x.span)), Some("[1, 2]"));
    let anchor = at(&document, &["base"]).anchor.as_ref().map(|name| (name.value.as_str(), source.slice(name.span)));
    assert_eq!(anchor, Some(("b", "&b")));
}

#[test]
fn merged_entries_yield_to_own_ones_and_earlier_ones() {
    let text = "a: &a {x: 1, y: 1}\nb: &b {x: 2, z: 2}\nm:\n  <<: [*a, *b]\n  y: own\n  <<: {w: 3}\nq: {'<<': *a}\n";
    let (source, document) = read(text);
    assert!(document.problems.is_empty());
    let mapping = at(&document, &["m"]).mapping().unwrap();
    let names: Vec<_> = mapping.entries.iter().filter_map(Entry::name).collect();
    assert_eq!(names, ["x", "z", "y", "w"]);
    assert_eq!(mapping.merges.len(), 2);
    let x = mapping.get("x").unwrap();
    assert_eq!((source.slice(x.span), x.text().map(Literal::as_str)), ("*a", Some("1")));
    assert_eq!(x.definition, Some(at(&document, &["a", "x"]).span));
    assert_eq!(mapping.get("y").and_then(|y| y.definition), None);
    let w = mapping.entry("w").unwrap();
    assert_eq!((source.slice(w.key.span), w.key.definition), ("w", Some(w.key.span)));
    assert_eq!(at(&document, &["q", "<<", "x"]).text().map(Literal::as_str), Some("1"));
}

#[test]
fn tags_are_kept_as_written_and_those_of_the_core_schema_in_short() {
    let (source, document) = read("a: !reference [.x, script]\nb: !<tag:yaml.org,2002:int> 3\n");
    let tag = |name| at(&document, &[name]).tag.clone().unwrap();
    assert_eq!((tag("a").value.as_str(), source.slice(tag("a").span)), ("!reference", "!reference"));
    assert_eq!((tag("b").value.as_str(), source.slice(tag("b").span)), ("!!int", "!<tag:yaml.org,2002:int>"));
}

#[test]
fn a_key_defined_twice_is_a_problem_at_the_later_one() {
    let (source, document) = read("a: 1\nb: {c: 1, 'c': 2, 1: x, '1': y}\na: 2\n");
    let found: Vec<_> = document.problems.iter().map(|p| (p.kind, source.slice(p.span), p.span.start)).collect();
    assert_eq!(found, [(ProblemKind::DuplicateKey, "'c'", 15), (ProblemKind::DuplicateKey, "a", 37)]);
    let related: Vec<_> = document.problems.iter().filter_map(|p| p.related.as_ref()).map(|r| r.0.start).collect();
    assert_eq!(related, [9, 0]);
    assert!(messages(&document)[1].starts_with("`a` is already defined in this mapping, "));
    assert_eq!(at(&document, &["a"]).text().map(Literal::as_str), Some("2"));
    assert_eq!(root(&document).mapping().map(|mapping| mapping.entries.len()), Some(3));
}

#[test]
fn syntax_errors_stand_where_the_fault_is() {
    let samples = [
        ("a: b: c\n", 4, ":"),
        ("a: 1\nb:\n\tc: 2\n", 8, "\t"),
        ("a: b\n\tc: 1\n", 5, "\t"),
        ("a: \"open\n", 3, "\""),
        ("a: [1, 2\n", 3, "["),
        ("[a}", 0, "["),
        ("a: x\nb: ]\n", 8, "]"),
        ("a: @b\n", 3, "@"),
        ("a: \"x\\d\"\n", 5, "\\d"),
        ("a:\n   b: 1\n  c: 2\n", 13, "c"),
        ("a: b\n- c\n", 5, "-"),
        ("a: 'b' c\n", 7, "c"),
        ("a: *nowhere\n", 3, "*nowhere"),
        ("a: &a [*a]\n", 7, "*a"),
    ];
    for (text, start, token) in samples {
        for (prefix, break_) in [("", "\n"), (BYTE_ORDER_MARK, "\n"), ("# é\n", "\n"), ("", "\r\n")] {
            let shift = prefix.len() + text[..start].matches('\n').count() * (break_.len() - 1);
            let (source, document) = read(&format!("{prefix}{}", text.replace('\n', break_)));
            let problem = document.problems.first().unwrap_or_else(|| panic!("no problem in {text:?}"));
            assert_eq!(problem.kind, ProblemKind::InvalidYaml);
            assert_eq!((problem.span.start, source.slice(problem.span)), (start + shift, token), "{text:?}");
        }
    }
}

#[test]
fn what_stands_before_a_syntax_error_is_kept() {
    let (source, document) =
        read("on: push\njobs:\n  test:\n    env: {A: 1}\n    steps:\n      - run: x\n      - run: 'y\n");
    assert!(!document.complete);
    assert_eq!(
        messages(&document),
        ["this quote is not closed in the lines that belong to its value, so the file is not valid YAML"]
    );
    assert_eq!(spelled(&source, &document, &["jobs", "test", "env", "A"]), "1");
    let steps = at(&document, &["jobs", "test", "steps"]).sequence().unwrap_or_default();
    assert_eq!(steps.len(), 2);
    assert_eq!(source.slice(steps[0].span), "run: x");
    assert!(steps[1].get("run").is_none());
}

#[test]
fn an_alias_without_anchor_is_null_and_the_rest_is_read() {
    let (_, document) = read("a: *.go\nb: 1\n");
    assert!(document.complete && at(&document, &["a"]).is_null());
    assert!(!at(&document, &["b"]).is_null());
    assert_eq!(messages(&document), ["no anchor `&.go` stands before this alias, so the file is not valid YAML"]);
}

#[test]
fn all_documents_of_a_stream_are_read_with_spans_of_the_file() {
    let source = self::source(
        "# a\nkind: &k one\nlist:\n- a\n---\r\nkind: 'two' # b\r\nlist:\r\n  - b: |\r\n      x\r\n...\n---\nkind: *k\n",
    );
    let documents = parse_all(&source);
    let kinds = documents.iter().filter_map(|document| document.root.as_ref()?.get("kind"));
    let spelled: Vec<&str> = kinds.map(|node| source.slice(node.span)).collect();
    assert_eq!(spelled, ["one", "'two'", "*k"]);
    let item = documents[1].root.as_ref().unwrap().get("list").unwrap().sequence().unwrap()[0].get("b").unwrap();
    assert_eq!((item.text().unwrap().as_str(), source.slice(item.span)), ("x\n", "|\r\n      x"));
    assert_eq!(documents.iter().map(|document| document.problems.len()).collect::<Vec<_>>(), [0, 0, 1], "anchors end");
    let broken = parse_all(&self::source("a: 1\n---\nb: [\n---\nc: 1\n"));
    assert_eq!((broken[0].complete, broken.last().unwrap().complete), (true, false));
    assert_eq!(parse_all(&self::source("")).len(), 1);
    assert!(parse(&source).root.unwrap().get("list").unwrap().sequence().unwrap()[0].text().is_some());
}
