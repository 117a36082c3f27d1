use std::fmt::Write as _;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;
use crate::syntax::Mend;
use crate::text::RepoPath;

fn read_text(text: &str) -> Document {
    parse(&Source::new(path(), text))
}

fn path() -> RepoPath {
    RepoPath::new("settings.json").expect("a path")
}

/// The value as `serde_json` writes it; of names that stand twice, the last at the place of the first.
fn plain(value: &Value) -> serde_json::Value {
    match value {
        Value::Null(_) => serde_json::Value::Null,
        Value::Bool(value) => value.value.into(),
        Value::Number(number) => serde_json::from_str(&number.value).expect("a JSON number"),
        Value::String(literal) => literal.as_str().into(),
        Value::Array(array) => array.elements.iter().map(plain).collect(),
        Value::Object(object) => {
            object.members.iter().map(|member| (member.name.as_str().to_owned(), plain(&member.value))).collect()
        }
    }
}

fn kept(text: &str) -> serde_json::Value {
    read_text(text).root.map_or(serde_json::Value::Null, |root| plain(&root))
}

fn messages(text: &str) -> Vec<String> {
    read_text(text).problems.into_iter().map(|problem| problem.message).collect()
}

/// Each problem as the bytes it speaks of and its message.
fn said(text: &str) -> Vec<String> {
    let source = Source::new(path(), text);
    let document = parse(&source);
    document.problems.iter().map(|problem| format!("{}: {}", source.slice(problem.span), problem.message)).collect()
}

fn mended(text: &str) -> String {
    let mends: Vec<Mend> = read_text(text).problems.into_iter().filter_map(|problem| problem.mend).collect();
    applied(text, mends.into_iter().flat_map(|mend| mend.edits).collect())
}

fn applied(text: &str, mut edits: Vec<(Span, String)>) -> String {
    edits.sort_by_key(|(span, _)| *span);
    let mut result = text.to_owned();
    let mut next = text.len();
    for (span, replacement) in edits.iter().rev() {
        assert!(span.end <= next, "the edits overlap in {text:?}: {edits:?}");
        next = span.start;
        result.replace_range(span.range(), replacement);
    }
    result
}

fn without(text: &str, name: &str) -> String {
    let root = read_text(text).root.expect("a value");
    let object = root.as_object().expect("an object");
    let index = object.members.iter().position(|member| member.name.as_str() == name).expect("the member");
    applied(text, removal(text, object, index))
}

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect("JSON")
}

// What is right.

#[test]
fn comments_and_trailing_commas_are_read_and_are_no_problem() {
    let text = "// settings\n{\n  \"a\": [1, 2,], /* b */\n  \"b\": null,\n}\n";
    assert_eq!(kept(text), json(r#"{"a":[1,2],"b":null}"#));
    assert_eq!(messages(text), Vec::<String>::new());
}

#[test]
fn a_text_without_a_value_is_empty_and_no_problem() {
    for text in ["", "\u{feff}", " \r\n", "// nothing\n/* at all */"] {
        assert_eq!(read_text(text), Document { root: None, problems: Vec::new() }, "{text:?}");
    }
}

#[test]
fn spans_cover_exactly_the_token_in_crlf_text_behind_a_byte_order_mark() {
    let text = "\u{feff}{\r\n\t\"größe\": true,\r\n\t\"b\": [-1.5e3]\r\n}\r\n";
    let source = Source::new(path(), text);
    let root = parse(&source).root.expect("a value");
    let object = root.as_object().expect("an object");
    assert_eq!(source.slice(object.span), &text[3..text.len() - 2]);
    let slices: Vec<&str> = object.members.iter().map(|member| source.slice(member.span)).collect();
    assert_eq!(slices, ["\"größe\": true", "\"b\": [-1.5e3]"]);
    assert_eq!(source.slice(object.members[0].name.span()), "\"größe\"");
    assert_eq!(source.slice(object.members[0].name.content()), "größe");
    assert_eq!(source.slice(object.members[1].value.as_array().expect("an array").elements[0].span()), "-1.5e3");
}

#[test]
fn a_part_of_a_string_with_escapes_is_the_bytes_that_spell_it() {
    let text = r#"{"a": "x\té\u00e9\ud83d\ude00/y"}"#;
    let source = Source::new(path(), text);
    let root = parse(&source).root.expect("a value");
    let literal = root.as_object().and_then(|object| object.get("a")).and_then(Value::as_literal).expect("a string");
    assert_eq!(literal.as_str(), "x\téé😀/y");
    assert!(!literal.is_verbatim());
    let spelling = |part: &str| {
        let start = literal.as_str().rfind(part).expect("a part");
        source.slice(literal.part(start..start + part.len())).to_owned()
    };
    assert_eq!(spelling("\t"), r"\t");
    assert_eq!(spelling("é"), r"\u00e9");
    assert_eq!(spelling("😀"), r"\ud83d\ude00");
    assert_eq!(spelling("/y"), "/y");
}

#[test]
fn half_a_surrogate_pair_is_read() {
    assert_eq!(kept(r#"{"a": "\ud83dx", "b": "\ude00"}"#), json("{\"a\": \"\u{fffd}x\", \"b\": \"\u{fffd}\"}"));
}

#[test]
fn of_several_values_the_last_is_taken() {
    let root = read_text(r#"{"a": 1, "b": 2, "a": "x"}"#).root.expect("a value");
    let object = root.as_object().expect("an object");
    assert_eq!(object.members.len(), 3);
    assert_eq!(object.get("a").and_then(Value::as_str), Some("x"));
    assert_eq!(object.get("c"), None);
}

// What VS Code keeps of what is wrong. Where VS Code 1.138.0 was asked, it kept the same.

#[test]
fn what_is_kept_is_what_vs_code_keeps() {
    let cases = [
        (r#"{"a": "x" "b": 1}"#, r#"{"a": "x", "b": 1}"#),
        (r#"{"a" "x", "b": 1}"#, r#"{"b": 1}"#),
        (r#"{"a": True, "b": 1}"#, r#"{"b": 1}"#),
        (r#"{"a": undefined, "b": 1}"#, r#"{"b": 1}"#),
        (r#"{"a": }"#, "{}"),
        (r#"{"a": 1,, "b": 1}"#, r#"{"a": 1, "b": 1}"#),
        (r#"{,"a": 1}"#, r#"{"a": 1}"#),
        ("{\"a\": 1, # c\n\"b\": 1}", r#"{"a": 1, "b": 1}"#),
        (r#"{"a": 1}{"b": 1}"#, r#"{"a": 1}"#),
        (r#"{"a": 1}}"#, r#"{"a": 1}"#),
        (r#"{"a": 1, "b":"#, r#"{"a": 1}"#),
        (r#"{"a": 1, "b": [2, {"c": "d"#, r#"{"a": 1, "b": [2, {"c": "d"}]}"#),
        ("{\"a\": \"x\ny\", \"b\": 1}", r#"{"a": "x"}"#),
        ("{\"a\": \"x\",\n\"b\": \"y,\n\"c\": 1}", r#"{"a": "x", "b": "y,", "c": 1}"#),
        ("{\"a\": \"x\ty\"}", r#"{"a": "x\ty"}"#),
        (r#"{"a": "C:\Go"}"#, r#"{"a": "C:o"}"#),
        (r#"{"a": "C:\x"}"#, r#"{"a": "C:"}"#),
        (r#"{"a": "\u12x"}"#, r#"{"a": "x"}"#),
        (r#"{'a': 1, b: 2, "c": 'x', "d": 4}"#, r#"{"d": 4}"#),
        (r#"{"a": 1 /* b", "c": 2}"#, r#"{"a": 1}"#),
        (r#"{"a": 1., "b": 2e, "c": -, "d": 4}"#, r#"{"a": 0, "b": 2, "d": 4}"#),
        (r#"{"a": [1 2,, 'x', 3], "b": [}, 4]}"#, r#"{"a": [1, 2, 3], "b": [4]}"#),
        (r#"{"a": 01, "b": 1}"#, r#"{"a": 0, "b": 1}"#),
        ("{\"a\": 1,\u{200b}\n\"b\": 1}", r#"{"a": 1, "b": 1}"#),
    ];
    for (text, want) in cases {
        assert_eq!(kept(text), json(want), "{text}");
    }
}

#[test]
fn each_fault_is_said_at_its_own_bytes() {
    let cases = [
        (r#"{"a": 1 "b": 2 "c": 3}"#, vec![r#""b": no comma stands"#, r#""c": no comma stands"#]),
        (r#"{"a": 1,, "b": 2}"#, vec![",: this comma separates nothing"]),
        (r#"{'a': 1, "b": 2}"#, vec!["'a': JSON knows no single quotes"]),
        (r#"{go.x: 1, "b": 2}"#, vec!["go.x: the name `go.x` has no quotes"]),
        (r#"{"a": 'x', "b": 2}"#, vec!["'x': JSON knows no single quotes, so VS Code drops `a`"]),
        (r#"{"a": True}"#, vec!["True: `True` is no JSON value, so VS Code drops `a`"]),
        (r#"{"a": , "b": 1}"#, vec![r#""a": `a` has no value, so VS Code drops it"#]),
        (r#"{"a" "b"}"#, vec![r#""a": no colon follows the name `a`"#]),
        (r#"{"a": {"b": 1}"#, vec!["{: the file ends before this `{` is closed"]),
        (r#"{"a": [{"b": "c"#, vec!["{: the file ends before this `{` is closed"]),
        (r#"{"a": 1} x"#, vec!["x: the file's one value has ended"]),
        (r#"{"a": 1} } }"#, vec!["}: the file's one value has ended"]),
        ("hello: {}", vec!["hello: `hello` begins no JSON value"]),
        ("{\"a\": 1 /* b }", vec!["/*: this comment is never closed"]),
        ("{\"a\": 1, # it's a comment\n\"b\": 1}", vec!["# it's a comment: `# it's a comment` is no JSON"]),
        ("{\"a\": \"b,\n\"c\": 1}", vec!["\"b,: this string has no closing quote on its line"]),
        ("{\"a\": \"x\ty\"}", vec!["\t: a string in JSON holds no bare control character (U+0009)"]),
        (r#"{"a": "\.go$"}"#, vec![r"\.: `\.` is no escape in JSON, so VS Code drops it and reads `go$`"]),
        (r#"{"a": 1.}"#, vec!["1.: `1.` lacks the digits of its fraction, so VS Code reads `0`"]),
    ];
    for (text, want) in cases {
        let said = said(text);
        let alike = said.len() == want.len() && said.iter().zip(&want).all(|(said, want)| said.starts_with(want));
        assert!(alike, "{text}\n said: {said:#?}\n want: {want:#?}");
    }
}

#[test]
fn a_merge_conflict_is_one_problem_and_both_sides_are_read() {
    let text =
        "{\n<<<<<<< HEAD\n  \"a\": 1,\n  \"b\": 2\n=======\n  \"a\": 3,\n  \"c\": 4\n>>>>>>> fix: the (thing)\n}\n";
    let said = said(text);
    assert_eq!(said.len(), 2, "{said:#?}");
    assert!(said[0].starts_with("<<<<<<< HEAD: `<<<<<<< HEAD` marks a merge conflict"), "{said:#?}");
    assert!(said[1].starts_with("\"a\": `a` already stands in this object"), "{said:#?}");
    assert_eq!(kept(text), json(r#"{"a": 3, "b": 2, "c": 4}"#));
}

#[test]
fn a_missing_comma_is_mended_where_the_value_ends() {
    let text = "{\n  \"a\": 1 // one\n  \"b\": [true \"x\"]\n}";
    assert_eq!(mended(text), "{\n  \"a\": 1, // one\n  \"b\": [true, \"x\"]\n}");
}

#[test]
fn a_superfluous_comma_is_removed() {
    assert_eq!(mended(r#"{,"a": [1,,2],,}"#), r#"{"a": [1,2],}"#);
}

// Windows paths.

#[test]
fn the_backslashes_of_a_windows_path_are_explained_and_doubled() {
    let cases = [
        (r#"{"a": "C:\Go\bin"}"#, r"drops `\G` and turns `\b` into a backspace", r#"{"a": "C:\\Go\\bin"}"#),
        (r#"{"a": "c:\\Go\tools"}"#, r"turns `\t` into a tab", r#"{"a": "c:\\Go\\tools"}"#),
        (r#"{"a": "C:\users"}"#, r"drops `\u` and reads `C:sers`", r#"{"a": "C:\\users"}"#),
        (r#"{"a": "C:\Go", "b": 1}"#, r"drops `\G` and reads `C:o`", r#"{"a": "C:\\Go", "b": 1}"#),
        ("{\"a\": \"C:\\Go\\\",\r\n\"b\": 1}", r"drops `\G` and takes `\", "{\"a\": \"C:\\\\Go\\\\\",\r\n\"b\": 1}"),
    ];
    for (text, message, want) in cases {
        let messages = messages(text);
        assert!(matches!(messages.as_slice(), [one] if one.contains(message)), "{text}: {messages:#?}");
        assert_eq!(mended(text), want);
        assert_eq!(self::messages(want), Vec::<String>::new());
    }
}

#[test]
fn a_string_that_runs_on_behind_a_windows_path_is_not_mended() {
    let text = r#"{"a": "C:\Go\", "b": "x"}"#;
    assert!(read_text(text).problems.iter().all(|problem| problem.mend.is_none()), "{:#?}", read_text(text).problems);
}

#[test]
fn sound_windows_paths_and_valid_escapes_are_no_problem() {
    for text in [r#""C:\\Go\\new""#, r#""C:/Go""#, r#""a\tb\n""#, r#""C:\/x""#, r#""\\.go$""#] {
        assert_eq!(messages(text), Vec::<String>::new(), "{text}");
    }
}

// Names that stand twice.

#[test]
fn a_duplicate_is_reported_at_the_later_name_and_mended_at_the_first_place() {
    let text = "{\n  \"a\": 1, // one\n  \"b\": {},\n  \"a\": [2]\n}\n";
    let source = Source::new(path(), text);
    let problems = parse(&source).problems;
    let [problem] = problems.as_slice() else { panic!("{problems:#?}") };
    assert_eq!(problem.kind, ProblemKind::DuplicateKey);
    assert_eq!((problem.span.start, source.slice(problem.span)), (text.rfind("\"a\"").unwrap_or_default(), "\"a\""));
    assert_eq!(problem.related.as_ref().map(|(span, _)| span.start), text.find("\"a\""));
    assert_eq!(mended(text), "{\n  \"a\": [2], // one\n  \"b\": {}\n}\n");
}

#[test]
fn mending_one_duplicate_after_the_other_leaves_what_vs_code_reads() {
    let mut text = r#"{"a": 1, "a": 2, "b": {"c": 1, "c": 2}, "a": 3}"#.to_owned();
    let want = kept(&text);
    for _ in 0..3 {
        let mend = read_text(&text).problems.into_iter().find_map(|problem| problem.mend).expect("a mend");
        text = applied(&text, mend.edits);
    }
    assert_eq!(json(&text), want);
    assert_eq!(messages(&text), Vec::<String>::new());
    assert_eq!(text, r#"{"a": 3, "b": {"c": 2}}"#);
}

#[test]
fn a_section_and_a_dotted_name_are_no_duplicates() {
    assert_eq!(messages(r#"{"go": {"lintTool": "a"}, "go.lintTool": "b"}"#), Vec::<String>::new());
}

#[test]
fn duplicates_of_an_unsound_text_carry_no_mend() {
    let problems = read_text(r#"{"a": 1 "a": 2}"#).problems;
    assert!(problems.iter().any(|problem| problem.kind == ProblemKind::DuplicateKey && problem.mend.is_none()));
}

// Removal.

#[test]
fn removal_takes_the_line_and_the_comma_and_leaves_comments() {
    let text = "{\n  // a\n  \"a\": 1, // one\n  \"b\": {\n    \"x\": 1\n  },\n  // c\n  \"c\": 3 // three\n}\n";
    assert_eq!(
        without(text, "a"),
        "{\n  // a\n  // one\n  \"b\": {\n    \"x\": 1\n  },\n  // c\n  \"c\": 3 // three\n}\n"
    );
    assert_eq!(without(text, "b"), "{\n  // a\n  \"a\": 1, // one\n  // c\n  \"c\": 3 // three\n}\n");
    assert_eq!(
        without(text, "c"),
        "{\n  // a\n  \"a\": 1, // one\n  \"b\": {\n    \"x\": 1\n  }\n  // c\n  // three\n}\n"
    );
}

#[test]
fn removal_fits_every_layout() {
    let cases = [
        (r#"{"a": 1, "b": 2, "c": 3}"#, "a", r#"{"b": 2, "c": 3}"#),
        (r#"{"a": 1, "b": 2, "c": 3}"#, "b", r#"{"a": 1, "c": 3}"#),
        (r#"{"a": 1, "b": 2, "c": 3}"#, "c", r#"{"a": 1, "b": 2}"#),
        (r#"{ "a": 1 }"#, "a", "{ }"),
        ("{\n\t\"a\": 1\n}", "a", "{\n}"),
        ("{\r\n\t\"a\": 1,\r\n\t\"b\": 2\r\n}", "b", "{\r\n\t\"a\": 1\r\n}"),
        ("{\r\n\t\"a\": 1,\r\n\t\"b\": 2,\r\n}", "b", "{\r\n\t\"a\": 1,\r\n}"),
        ("{ \"a\": 1\n, \"b\": 2\n, \"c\": 3\n}", "b", "{ \"a\": 1\n, \"c\": 3\n}"),
        ("{ \"a\": 1\n, \"b\": 2\n, \"c\": 3\n}", "c", "{ \"a\": 1\n, \"b\": 2\n}"),
        ("{ \"a\": 1,\n  \"b\": 2 }", "a", "{\n  \"b\": 2 }"),
        ("{ \"a\": 1,\n  \"b\": 2 }", "b", "{ \"a\": 1\n  }"),
        ("{\"a\": 1, /* b */ \"b\": 2}", "b", "{\"a\": 1 /* b */ }"),
        ("\u{feff}{\"a\": 1 /* , */, \"b\": 2}", "a", "\u{feff}{/* , */ \"b\": 2}"),
    ];
    for (text, name, want) in cases {
        assert_eq!(without(text, name), want, "{text:?} without {name}");
    }
}

// Hostile input.

#[test]
fn nesting_beyond_the_limit_is_one_problem_at_the_bracket() {
    let limit = limits::NESTING_DEPTH;
    let sound = format!("{}{}", "[".repeat(limit), "]".repeat(limit));
    assert_eq!(messages(&sound), Vec::<String>::new());
    for text in [format!("[{sound}]"), "[".repeat(10_000), "{\"a\":".repeat(10_000), "[},".repeat(10_000)] {
        let document = read_text(&text);
        assert_eq!(document.root, None);
        assert_eq!(document.problems.len(), 1);
        assert!(document.problems[0].message.starts_with("objects and arrays are nested more than 200 deep"));
    }
    assert_eq!(read_text(&format!("[{sound}]")).problems[0].span, Span::new(limit, limit + 1));
    assert_eq!(messages(&format!("// {}\n[\"{}\"]", "[".repeat(300), "[".repeat(300))), Vec::<String>::new());
}

#[test]
fn megabytes_are_read_in_linear_time() {
    let mut wide = "{".to_owned();
    for index in 0..40_000 {
        let _ = write!(wide, "\"name{index}\": \"C:\\Go\\value\" ");
    }
    let texts = [
        wide,
        "\"a\": 'x', ".repeat(100_000),
        "{\"a\": 1 ".repeat(150),
        "[1 2 ,, x # ".repeat(150),
        "\"a\":1,".repeat(200_000),
    ];
    for text in texts {
        let start = Instant::now();
        let document = read_text(&format!("{{{text}"));
        assert!(!document.problems.is_empty());
        assert!(document.problems.len() <= limits::PROBLEMS_PER_FILE);
        assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
    }
}

fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<String>().prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::btree_map(any::<String>(), inner, 0..6).prop_map(|map| map.into_iter().collect()),
        ]
    })
}

/// Texts of tokens that make sense, in an order that need not.
fn token_soup() -> impl Strategy<Value = String> {
    let tokens = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"a\"",
        "\"b\"",
        "\"go.x\"",
        "1",
        "-",
        "1.",
        "2e",
        "01",
        "true",
        "null",
        "True",
        "'x'",
        "\"",
        "\\",
        "\"C:\\Go\"",
        "\"\\u12\"",
        " ",
        "\n",
        "\r\n",
        "// c\n",
        "/* d */",
        "/*",
        "/",
        "é",
        "\u{200b}",
        "\t",
        "<<<<<<< HEAD\n",
        "=======\n",
    ]);
    prop::collection::vec(tokens, 0..40).prop_map(|tokens| tokens.concat())
}

fn check_spans(text: &str, document: &Document) -> Result<(), TestCaseError> {
    let sound = |span: Span| text.get(span.range()).is_some();
    for problem in &document.problems {
        prop_assert!(sound(problem.span), "{:?}", problem);
        let mends = problem.mend.iter().flat_map(|mend| &mend.edits);
        prop_assert!(mends.map(|(span, _)| *span).all(sound), "{:?}", problem);
    }
    let mut values: Vec<&Value> = document.root.iter().collect();
    while let Some(value) = values.pop() {
        prop_assert!(sound(value.span()), "{:?}", value);
        match value {
            Value::String(literal) => {
                for (start, character) in literal.as_str().char_indices() {
                    prop_assert!(sound(literal.part(start..start + character.len_utf8())), "{:?}", literal);
                }
            }
            Value::Array(array) => values.extend(&array.elements),
            Value::Object(object) => values.extend(object.members.iter().map(|member| &member.value)),
            _ => {}
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn json_is_read_as_serde_json_reads_it(value in any_json(), pretty: bool) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.expect("text");
        let document = read_text(&text);
        let root = document.root.as_ref().expect("a value");
        // A string of a few characters may well look like a Windows path.
        prop_assert_eq!(plain(root), value);
        check_spans(&text, &document)?;
    }

    #[test]
    fn recovery_reads_sound_texts_as_the_crate_does(value in any_json()) {
        let text = serde_json::to_string_pretty(&value).expect("text");
        let document = recover(&text);
        prop_assert_eq!(document.root.as_ref().map(plain), Some(value));
        prop_assert!(document.problems.iter().all(|problem| problem.message.contains("Windows path")), "{:?}", document.problems);
    }

    #[test]
    fn any_text_is_read_with_sound_spans(text: String) {
        check_spans(&text, &read_text(&text))?;
    }

    #[test]
    fn any_tokens_are_read_with_sound_spans(text in token_soup()) {
        let document = read_text(&text);
        check_spans(&text, &document)?;
        prop_assert!(!document.problems.iter().any(|problem| problem.message.starts_with("this is no JSON")), "{:?}", document);
    }

    #[test]
    fn what_is_no_json_is_never_silent(text in token_soup()) {
        if serde_json::from_str::<serde_json::Value>(&text).is_ok() {
            prop_assert!(read_text(&text).root.is_some());
        } else if !text.contains([',', '/', '\u{200b}']) && !text.trim().is_empty() {
            prop_assert!(!read_text(&text).problems.is_empty());
        }
    }

    #[test]
    fn mends_leave_what_vs_code_reads(text in token_soup()) {
        let before = read_text(&text);
        let root = before.root.as_ref().map(plain);
        for mend in before.problems.iter().filter(|problem| !problem.message.contains("Windows path")).filter_map(|problem| problem.mend.clone()) {
            let after = applied(&text, mend.edits);
            prop_assert_eq!(read_text(&after).root.as_ref().map(plain), root.clone(), "{} of {:?} gives {:?}", mend.title, text, after);
        }
    }

    #[test]
    fn removal_leaves_json_without_the_member(
        map in prop::collection::btree_map("[a-z]{1,3}", any_json(), 1..6),
        pick: prop::sample::Index,
        pretty: bool,
    ) {
        let mut value: serde_json::Map<String, serde_json::Value> = map.into_iter().collect();
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.expect("text");
        let name = value.keys().nth(pick.index(value.len())).cloned().unwrap_or_default();
        value.remove(&name);
        prop_assert_eq!(json(&without(&text, &name)), serde_json::Value::Object(value));
    }
}
