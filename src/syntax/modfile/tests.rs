use proptest::prelude::*;

use super::StringError::{BadEscape, NotUtf8, StrayQuote};
use super::*;
use crate::text::RepoPath;

fn source(text: &str) -> Source {
    Source::new(RepoPath::new("go.mod").unwrap(), text)
}

fn read(text: &str) -> File {
    parse(&source(text))
}

/// The directives, a word between blanks each; a line in a block begins with `+`.
fn lines(file: &File) -> Vec<String> {
    let show = |line: &Line| {
        let words: Vec<&str> = std::iter::once(&line.verb).chain(&line.args).map(Token::as_str).collect();
        format!("{}{}", if line.block.is_some() { "+" } else { "" }, words.join(" "))
    };
    file.lines.iter().map(show).collect()
}

/// What each problem points at.
fn faults<'a>(file: &File, text: &'a str) -> Vec<&'a str> {
    file.problems.iter().map(|problem| &text[problem.span.range()]).collect()
}

#[test]
fn directives_blocks_and_comments_are_read() {
    let text = "// top\nmodule example.com/m\n\ngo 1.25.0\nrequire (\n\t// why\n\ta.b/c v1.0.0 // indirect\n)\nretract [v1.0.0,v1.1.0]\n";
    let file = read(text);
    assert!(file.is_sound());
    assert_eq!(
        lines(&file),
        ["module example.com/m", "go 1.25.0", "+require a.b/c v1.0.0", "retract [ v1.0.0 , v1.1.0 ]"]
    );
    assert_eq!(file.lines[2].comment.as_ref().map(|comment| comment.value.as_str()), Some(" indirect"));
    let comments: Vec<_> = file.comments.iter().map(|comment| (comment.text.as_str(), comment.whole_line)).collect();
    assert_eq!(comments, [(" top", true), (" why", true), (" indirect", false)]);
    assert_eq!(file.directives("require").count(), 1);
}

#[test]
fn spans_cover_exactly_the_tokens_in_crlf_text() {
    let text = "go 1.22\r\nuse(\r\n\t./a // é\r\n)\r\n";
    let file = read(text);
    assert!(file.is_sound());
    let line = &file.lines[1];
    assert_eq!(&text[line.span.range()], "./a");
    assert_eq!(&text[line.verb.span().range()], "use");
    assert_eq!(&text[line.full_line.range()], "\t./a // é\r\n");
    assert_eq!(line.comment.as_ref().map(|comment| &text[comment.span.range()]), Some("// é"));
    let block = &file.blocks[0];
    assert_eq!(&text[block.open.range()], "(");
    assert_eq!(block.close.map(|close| &text[close.range()]), Some(")"));
    assert_eq!(&text[block.first_line.range()], "use(\r\n");
}

#[test]
fn a_missing_last_line_end_and_an_empty_text_are_fine() {
    let file = read("module m\ngo 1.22");
    assert!(file.is_sound());
    assert_eq!(lines(&file), ["module m", "go 1.22"]);
    assert_eq!(read(""), File::default());
    assert_eq!(read("\n\r\n \t\n"), File::default());
}

#[test]
fn removing_a_line_leaves_the_others_untouched() {
    let text = "use (\n\t./a // x\n\t./b\n)\n";
    let file = read(text);
    let mut rest = text.to_owned();
    rest.replace_range(file.lines[0].removal().range(), "");
    assert_eq!(rest, "use (\n\t./b\n)\n");
}

#[test]
fn two_slashes_cut_a_word() {
    let file = read("module https://github.com/x/y\n");
    assert!(file.is_sound());
    assert_eq!(lines(&file), ["module https:"]);
    assert_eq!(file.comments[0].text, "github.com/x/y");
    assert_eq!(file.comments[0].span.start, file.lines[0].span.end);
}

#[test]
fn empty_blocks_are_legal() {
    let text = "require ()\nuse (\n)\nreplace ( // c\n)\n";
    let file = read(text);
    assert!(file.is_sound());
    assert!(file.lines.is_empty());
    assert_eq!(file.blocks.len(), 3);
    assert!(file.blocks.iter().all(|block| block.close.is_some()));
}

#[test]
fn strings_are_unquoted_as_go_does() {
    let text = "use (\n\t\"./a b\"\n\t\"\\x61\\u00e9\\n\\101\"\n\t'x'\n\t`y`\n\tz\"z\n\t\"\\q\"\n\t\"\\xff\"\n\t\"\\'\"\n\t\"\\400\"\n\t\"\\ud800\"\n)\n";
    let file = read(text);
    assert!(file.is_sound());
    let values: Vec<Result<String, StringError>> =
        file.lines.iter().map(|line| line.args[0].string().map(|literal| literal.as_str().to_owned())).collect();
    assert_eq!(
        values,
        [
            Ok("./a b".to_owned()),
            Ok("aé\nA".to_owned()),
            Err(StrayQuote),
            Err(StrayQuote),
            Err(StrayQuote),
            Err(BadEscape),
            Err(NotUtf8),
            Err(BadEscape),
            Err(BadEscape),
            Err(BadEscape),
        ]
    );
    let escaped = file.lines[1].args[0].string().unwrap();
    assert_eq!(&text[escaped.part(1..3).range()], "\\u00e9");
    assert_eq!(&text[escaped.part_of(&escaped.as_str()[4..]).range()], "\\101");
    assert_eq!(&text[escaped.part(1..2).range()], "");
}

#[test]
fn a_byte_order_mark_is_one_problem_that_a_mend_removes() {
    let text = "\u{feff}module m\ngo 1.22\n";
    let file = read(text);
    assert_eq!(faults(&file, text), ["\u{feff}"]);
    assert_eq!(lines(&file), ["module m", "go 1.22"]);
    let mend = file.problems[0].mend.as_ref().unwrap();
    assert_eq!(mend.edits, [(Span::new(0, 3), String::new())]);
}

#[test]
fn invisible_characters_are_mended_and_foreign_blanks_are_not() {
    let text = "module ex\u{200b}ample.com/m\ngo\u{a0}1.22\ntoolchain go1.23.0\u{200b}\u{2060}\nuse ./a\u{b}b\n";
    let file = read(text);
    assert_eq!(faults(&file, text), ["\u{200b}", "\u{a0}", "\u{200b}", "\u{b}"]);
    let mends: Vec<usize> =
        file.problems.iter().map(|problem| problem.mend.as_ref().map_or(0, |mend| mend.edits.len())).collect();
    assert_eq!(mends, [1, 0, 2, 0]);
    assert_eq!(lines(&file), ["go 1.22", "toolchain go1.23.0", "use ./a b"]);
}

#[test]
fn printable_characters_of_any_script_make_words() {
    let text = "use ./日本語-é\u{301}\n";
    let file = read(text);
    assert!(file.is_sound());
    assert_eq!(lines(&file), [text.trim_end()]);
}

#[test]
fn a_merge_conflict_is_one_problem_and_its_first_side_is_read() {
    let text = "module m\nrequire (\n<<<<<<< HEAD\n\ta.b v1.0.0\n)\n||||||| base\n\ta.b v0.9.0\n)\n=======\n\ta.b v1.1.0\n\tb.c v1.0.0\n)\n>>>>>>> x\ngo 1.22\n";
    let file = read(text);
    assert_eq!(faults(&file, text), ["<<<<<<< HEAD"]);
    assert_eq!(lines(&file), ["module m", "+require a.b v1.0.0", "go 1.22"]);
    let (end, _) = file.problems[0].related.as_ref().unwrap();
    assert_eq!(&text[end.range()], ">>>>>>> x");
}

#[test]
fn stray_conflict_markers_are_a_problem_each() {
    let text = "module m\n=======\n>>>>>>> x\r\n<<<<<<< y\ngo 1.22\n";
    let file = read(text);
    assert_eq!(faults(&file, text), ["=======", ">>>>>>> x", "<<<<<<< y"]);
    assert_eq!(lines(&file), ["module m", "go 1.22"]);
}

#[test]
fn an_unterminated_block_does_not_swallow_the_rest() {
    let text =
        "require (\n\ta.b v1.0.0\n\n// next\nrequire (\n\tc.d v1.0.0\n)\nreplace (\n\ta.b => ./a\n\ngo 1.22\nuse ./x\n";
    let file = read(text);
    assert_eq!(faults(&file, text), ["(", "("]);
    assert_eq!(
        lines(&file),
        ["+require a.b v1.0.0", "+require c.d v1.0.0", "+replace a.b => ./a", "go 1.22", "use ./x"]
    );
}

#[test]
fn an_unterminated_block_without_indentation_goes_on_to_the_end() {
    let text = "use (\n./a\n./b\n";
    let file = read(text);
    assert_eq!(faults(&file, text), ["("]);
    assert_eq!(lines(&file), ["+use ./a", "+use ./b"]);
}

#[test]
fn brackets_out_of_place_are_a_problem_each_and_do_not_cascade() {
    let text = "module m\n)\nrequire ( a v1 )\nrequire ( a v1\n\tb v1\n)\nuse x (\n\t./a\n)\nuse (\n\t./b )\nuse (\n\t./c\n) x\n(\n\ty\n)\nuse (\n\tz ( z ) z\n)\ngo 1.22\n";
    let file = read(text);
    assert_eq!(faults(&file, text), [")", "a", "a", "x", ")", "x", "(", "("]);
    assert_eq!(lines(&file), ["module m", "+require b v1", "+use ./c", "go 1.22"]);
}

#[test]
fn other_languages_comments_are_a_problem_each() {
    let text =
        "# top (\nmodule m # tail\n/* a */\n/*\nrequire (\n*/\nuse (\n\t# in\n\t#a\n)\ngo 1.22 /* b */\nuse ./x/*\n";
    let file = read(text);
    assert_eq!(faults(&file, text), ["#", "#", "/* a */", "/*", "#", "/* b */", "/*"]);
    assert_eq!(lines(&file), ["+use #a"]);
}

#[test]
fn an_open_string_spoils_its_line_only() {
    let text = "use \"./a\nuse `./b\r\nuse \"\\\nuse ./c\n";
    let file = read(text);
    assert_eq!(faults(&file, text), ["\"./a", "`./b", "\"\\"]);
    assert_eq!(lines(&file), ["use ./c"]);
}

#[test]
fn hostile_texts_give_a_bounded_number_of_problems() {
    let file = read(&"\0(\n".repeat(10_000));
    assert_eq!(file.problems.len(), limits::PROBLEMS_PER_FILE);
}

/// Texts of the pieces that the grammar gives a meaning.
fn modfile_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "require",
        "use",
        "go",
        "1.22",
        "(",
        ")",
        "[",
        ",",
        "]",
        "=>",
        "\n",
        "\n",
        "\r\n",
        "\t",
        " ",
        "//",
        "/*",
        "*/",
        "\"",
        "`",
        "'",
        "\\",
        "#",
        "\u{feff}",
        "\u{a0}",
        "\u{200b}",
        "é",
        "\0",
        "\n<<<<<<< a\n",
        "\n=======\n",
        "\n>>>>>>> b\n",
        "\n||||||| c\n",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_span_lies_in_the_text_and_tokens_are_as_written(text in prop_oneof![modfile_text(), ".{0,80}"]) {
        let source = source(&text);
        let file = parse(&source);
        for line in &file.lines {
            prop_assert!(text.get(line.full_line.range()).is_some());
            prop_assert!(line.full_line.contains(line.span));
            for token in line.args.iter().chain([&line.verb]) {
                prop_assert_eq!(source.slice(token.span()), token.as_str());
                if let Ok(value) = token.string() {
                    prop_assert!(token.span().contains(value.part(0..value.len())));
                }
            }
            if let Some(comment) = &line.comment {
                prop_assert_eq!(source.slice(comment.span), format!("//{}", comment.value));
            }
        }
        for problem in &file.problems {
            prop_assert!(text.get(problem.span.range()).is_some());
            prop_assert!(!problem.span.is_empty());
        }
        for block in &file.blocks {
            prop_assert_eq!(source.slice(block.open), "(");
            prop_assert!(block.close.is_none_or(|close| source.slice(close) == ")"));
        }
    }

    #[test]
    fn a_mended_line_is_free_of_its_problem(text in modfile_text()) {
        let file = read(&text);
        for problem in &file.problems {
            let Some(mend) = &problem.mend else { continue };
            let mut mended = text.clone();
            for (span, new) in mend.edits.iter().rev() {
                mended.replace_range(span.range(), new);
            }
            let line = text[..problem.span.start].matches('\n').count();
            let start = mended.split_inclusive('\n').take(line).map(str::len).sum::<usize>();
            let end = start + mended[start..].find('\n').unwrap_or(mended.len() - start);
            let again = read(&mended);
            let invisible = again.problems.iter().any(|p| p.span.start >= start && p.span.start < end && p.mend.is_some());
            prop_assert!(!invisible);
        }
    }
}
