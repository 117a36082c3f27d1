use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;
use crate::text::{RepoPath, Value};

fn source(text: &str) -> Source {
    Source::new(RepoPath::new("Dockerfile").unwrap(), text)
}

fn read(text: &str) -> Vec<(String, String)> {
    let file = parse(&source(text));
    file.instructions.into_iter().map(|i| (i.name.value, i.arguments.as_str().to_owned())).collect()
}

fn pair(name: &str, arguments: &str) -> (String, String) {
    (name.to_owned(), arguments.to_owned())
}

#[test]
fn lines_are_joined_without_the_comments_between_them() {
    let text = "\u{feff}# a comment\r\nfrom golang:1.22 \\\r\n  as build\r\n\r\nRUN go build \\\r\n# why\r\n\r\n   -v ./...  \r\n  RUN a\\\\\nENV B=1 \\\n";
    let expected = [
        pair("FROM", "golang:1.22   as build"),
        pair("RUN", "go build    -v ./..."),
        pair("RUN", "a\\\\"),
        pair("ENV", "B=1"),
    ];
    assert_eq!(read(text), expected);
}

#[test]
fn each_byte_of_a_joined_line_knows_where_it_stands() {
    let text = "FROM a\nRUN go \\\n # c\n  build\n";
    let file = source(text);
    let run = parse(&file).instructions.remove(1);
    let at = run.arguments.find("build").unwrap();
    assert_eq!(file.slice(run.arguments.part(at..at + 5)), "build");
    assert_eq!(file.slice(run.name.span), "RUN");
}

#[test]
fn the_escape_directive_changes_what_continues_a_line() {
    let file = parse(&source("# syntax=docker/dockerfile:1\n# Escape = `\nFROM a\nRUN dir C:\\\nRUN x `\n y\n"));
    assert_eq!(file.escape, '`');
    assert_eq!(file.instructions.len(), 3);
    assert_eq!(file.instructions[2].arguments.as_str(), "x  y");
    assert_eq!(parse(&source("# hello\n# escape=`\nFROM a\n")).escape, '\\');
}

#[test]
fn here_documents_are_no_instructions() {
    let text = "FROM a\nRUN <<EOF cat <<-'E2' >x\nFROM b\nEOF\nENV A=1\n\tE2\nENV B=2\n";
    let file = parse(&source(text));
    let bodies: Vec<&str> = file.instructions[1].here_documents.iter().map(|doc| doc.body.as_str()).collect();
    assert_eq!(bodies, ["FROM b\n", "ENV A=1\n"]);
    assert_eq!(file.instructions[2].arguments.as_str(), "B=2");
    let open = parse(&source("FROM a\nRUN <<EOF\nFROM b\n"));
    assert_eq!(open.instructions[1].here_documents[0].body.as_str(), "FROM b\n");
    assert_eq!(read("FROM a\nRUN [\"x\", \"<<EOF\"]\nENV A=1\n").len(), 3);
}

#[test]
fn flags_and_onbuild_are_taken_off() {
    let file = parse(&source("ONBUILD COPY --from=build --link /a /b\n"));
    let copy = &file.instructions[0];
    assert!(copy.on_build);
    assert_eq!((copy.name.value.as_str(), copy.arguments.as_str()), ("COPY", "/a /b"));
    assert_eq!(copy.flag("from").map(Literal::as_str), Some("build"));
    assert_eq!(copy.flags.len(), 2);
}

#[test]
fn both_forms_of_env_are_read() {
    let read = |text: &str| -> Vec<(String, Option<String>)> {
        let text = Literal::verbatim(text, Span::new(0, text.len()), 0);
        let read = assignments(&text, '\\', true);
        let pair = |set: Assignment| (set.name.as_str().to_owned(), set.value.map(|value| value.as_str().to_owned()));
        read.into_iter().map(pair).collect()
    };
    let pair = |name: &str, value: &str| (name.to_owned(), Some(value.to_owned()));
    assert_eq!(read("A=1 B='x y' C=a\\ b"), [pair("A", "1"), pair("B", "'x y'"), pair("C", "a\\ b")]);
    assert_eq!(read("GOFLAGS  -mod=vendor -x"), [pair("GOFLAGS", "-mod=vendor -x")]);
}

#[test]
fn the_json_form_is_strings_with_their_bytes() {
    let text = "[\"/bin/sh\", \"-c\",\"a \\\"b\\\" \\u0041\"]";
    let literal = Literal::verbatim(text, Span::new(7, 7 + text.len()), 7);
    let strings = exec_form(&literal).unwrap();
    assert_eq!(strings[2].as_str(), "a \"b\" A");
    assert_eq!(strings[2].part(2..3), Span::new(7 + 20, 7 + 22));
    for shell in ["[ -f x ] && y", "[\"a\", b]", "[\"a\"", "[\"a\"] x", "['a']"] {
        let literal = Literal::verbatim(shell, Span::new(0, shell.len()), 0);
        assert!(exec_form(&literal).is_none(), "{shell}");
    }
}

fn expanded(text: &str) -> Option<String> {
    let lookup = |name: &str| match name {
        "V" => {
            let value = Literal::verbatim("1.22", Span::new(900, 904), 900);
            Variable::Set(Expanded { pieces: vec![Piece::Text(value)] })
        }
        "EMPTY" => Variable::Set(Expanded::default()),
        "OPEN" => Variable::Open,
        _ => Variable::Unknown,
    };
    let word = Literal::verbatim(text, Span::new(0, text.len()), 0);
    expand(&word, '\\', &lookup).value(word.span()).known().map(|value| value.as_str().to_owned())
}

#[test]
fn variables_are_replaced_as_far_as_they_are_known() {
    for (text, value) in [
        ("golang:$V-alpine", "golang:1.22-alpine"),
        ("'$V' \"$V\" \\$V", "$V 1.22 $V"),
        ("${V}", "1.22"),
        ("${OPEN:-1.23}", "1.23"),
        ("${V:-1.23}", "1.22"),
        ("${EMPTY:-a}${EMPTY-b}", "a"),
        ("${V:+-race}${OPEN:+x}", "-race"),
        ("${OPEN:-${V}-x}y", "1.22-xy"),
        ("a\"b\\\"c\"$", "ab\"c$"),
    ] {
        assert_eq!(expanded(text).as_deref(), Some(value), "{text}");
    }
    for unknown in ["$OPEN", "$HOME/x", "${V#1}", "${V/1/2}", "${V%%.*}", "${X:-a}", "${V:?x}", "${V", "$1"] {
        assert_eq!(expanded(unknown), None, "{unknown}");
    }
}

#[test]
fn a_value_from_elsewhere_points_there() {
    let lookup = |_: &str| {
        let value = Literal::verbatim("1.22", Span::new(900, 904), 900);
        Variable::Set(Expanded { pieces: vec![Piece::Text(value)] })
    };
    let word = Literal::verbatim("golang:$V-x", Span::new(0, 11), 0);
    let expanded = expand(&word, '\\', &lookup);
    assert_eq!(expanded.spelling(7..11).unwrap().span(), Span::new(900, 904));
    assert_eq!(expanded.spelling(6..9), None);
    assert_eq!(
        expanded.value(word.span()),
        Value::Known(Literal::escaped("golang:1.22-x", word.span(), word.span(), vec![]))
    );
}

#[test]
fn hostile_values_stay_small() {
    let big = Expanded { pieces: vec![Piece::Text(Literal::verbatim("x".repeat(8000), Span::new(0, 8000), 0))] };
    let lookup = |_: &str| Variable::Set(big.clone());
    let text = "$A".repeat(200_000);
    let word = Literal::verbatim(text.as_str(), Span::new(0, text.len()), 0);
    let start = Instant::now();
    assert_eq!(expand(&word, '\\', &lookup).value(word.span()), Value::Unknown);
    let nested = "${A:+".repeat(100_000);
    let word = Literal::verbatim(nested.as_str(), Span::new(0, nested.len()), 0);
    expand(&word, '\\', &lookup);
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

proptest! {
    #[test]
    fn anything_is_read_and_spans_lie_in_the_text(text in "(FROM|RUN|ENV|ARG|ONBUILD|COPY| |\n|\\\\\n|#|<<E|E\n|--a=|\"|'|\\[|\\]|,|\\$|\\{|\\}|:-|é|x|=|\r\n){0,60}") {
        let file = source(&text);
        for instruction in parse(&file).instructions {
            let span = instruction.arguments.span();
            prop_assert!(text.get(span.range()).is_some());
            for word in words(&instruction.arguments, '\\') {
                prop_assert!(text.get(word.span().range()).is_some());
                expand(&word, '\\', &|_| Variable::Open);
            }
            exec_form(&instruction.arguments);
            assignments(&instruction.arguments, '\\', true);
        }
    }
}
