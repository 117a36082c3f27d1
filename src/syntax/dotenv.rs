//! Environment files: `NAME=value`, a line each, as dotenv, docker compose and editors read them.
//!
//! There is no one grammar. What is read here is what most readers agree on: an optional `export`, blanks around `=`,
//! single and double quotes (which may span lines), `#` comments. A line that is no assignment is passed over.

use crate::text::{Literal, Located, Source, Span};

/// One variable that an environment file sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The variable's name.
    pub name: Located<String>,
    /// The value without its quotes; its span has them. Where it `expands`, it is the text before expansion.
    pub value: Literal,
    /// The line or lines of the assignment, without the last line end.
    pub line: Span,
    /// Whether something in it depends on another variable or a command, or several quoted pieces make it up, so that
    /// the value is not known.
    pub expands: bool,
    /// Whether `export` stands before the name.
    pub exported: bool,
}

/// Reads the assignments of `source` in the order of the text; a later one of the same name counts.
pub fn parse(source: &Source) -> Vec<Assignment> {
    let (_, offset) = source.without_byte_order_mark();
    let mut reader = Reader { text: source.text(), at: offset, unclosed: Unclosed::default() };
    let mut assignments = Vec::new();
    while reader.at < reader.text.len() {
        let line_start = reader.at;
        let assignment = reader.assignment();
        reader.skip_line();
        if let Some((name, value, exported)) = assignment {
            let line = Span::new(line_start, reader.at);
            assignments.push(Assignment { name, value: value.literal, line, expands: value.expands, exported });
        }
        reader.skip_line_end();
    }
    assignments
}

/// The comments of `source`, from the `#` to the line end: lines of their own, and what stands behind a value and a blank.
pub fn comments(source: &Source) -> Vec<Span> {
    let (_, offset) = source.without_byte_order_mark();
    let mut reader = Reader { text: source.text(), at: offset, unclosed: Unclosed::default() };
    let mut comments = Vec::new();
    while reader.at < reader.text.len() {
        if let Some((_, value, _)) = reader.assignment() {
            reader.at = value.literal.span().end;
        }
        reader.skip_blanks();
        if reader.line().starts_with('#') {
            comments.push(Span::new(reader.at, reader.at + reader.line().len()));
        }
        reader.skip_line();
        reader.skip_line_end();
    }
    comments
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    unclosed: Unclosed,
}

/// Quotes that are known not to be closed any more, so that no line looks through the whole rest again.
#[derive(Default)]
struct Unclosed {
    single: bool,
    double: bool,
}

struct Read {
    literal: Literal,
    expands: bool,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The rest of the line, without its end.
    fn line(&self) -> &str {
        let rest = self.rest();
        rest.get(..line_length(rest)).unwrap_or_default()
    }

    fn skip_blanks(&mut self) {
        self.at += self.rest().bytes().take_while(|byte| is_blank(*byte)).count();
    }

    fn skip_line(&mut self) {
        self.at += self.line().len();
    }

    fn skip_line_end(&mut self) {
        let rest = self.rest();
        self.at += if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) };
    }

    fn assignment(&mut self) -> Option<(Located<String>, Read, bool)> {
        self.skip_blanks();
        let exported = self.line().strip_prefix("export").is_some_and(|rest| rest.bytes().next().is_some_and(is_blank));
        if exported {
            self.at += "export".len();
            self.skip_blanks();
        }
        let name = self.name()?;
        self.skip_blanks();
        self.line().strip_prefix('=')?;
        self.at += 1;
        self.skip_blanks();
        Some((name, self.value(), exported))
    }

    fn name(&mut self) -> Option<Located<String>> {
        let rest = self.rest();
        let length = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(byte)).count();
        let name = rest.get(..length)?;
        if !name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_') {
            return None;
        }
        let located = Located::new(name.to_owned(), Span::new(self.at, self.at + length));
        self.at += length;
        Some(located)
    }

    fn value(&mut self) -> Read {
        let quoted = match self.line().bytes().next() {
            Some(b'\'') => self.single_quoted(),
            Some(b'"') => self.double_quoted(),
            _ => None,
        };
        let Some((read, end)) = quoted else { return self.bare() };
        let behind = self.text.get(end..).unwrap_or_default();
        let behind = behind.get(..line_length(behind)).unwrap_or_default().trim_start_matches([' ', '\t']);
        if behind.is_empty() || behind.starts_with('#') {
            self.at = end;
            return read;
        }
        // `"$HOME/bin":$PATH`: the shell joins the pieces, other readers do as they like.
        Read { expands: true, ..self.bare() }
    }

    fn single_quoted(&mut self) -> Option<(Read, usize)> {
        if self.unclosed.single {
            return None;
        }
        let Some(length) = self.rest().get(1..).and_then(|content| content.find('\'')) else {
            self.unclosed.single = true;
            return None;
        };
        let content = Span::new(self.at + 1, self.at + 1 + length);
        let span = Span::new(self.at, content.end + 1);
        let value = self.text.get(content.range()).unwrap_or_default();
        Some((Read { literal: Literal::verbatim(value, span, content.start), expands: false }, span.end))
    }

    fn double_quoted(&mut self) -> Option<(Read, usize)> {
        if self.unclosed.double {
            return None;
        }
        let content = self.rest().get(1..)?;
        let Some(length) = closing_quote(content) else {
            self.unclosed.double = true;
            return None;
        };
        let content = content.get(..length)?;
        let start = self.at + 1;
        let span = Span::new(self.at, start + length + 1);
        let (value, mut offsets) = unescaped(content, start);
        offsets.push(start + length);
        let literal = if value == content {
            Literal::verbatim(value, span, start)
        } else {
            Literal::escaped(value, span, Span::new(start, start + length), offsets)
        };
        Some((Read { literal, expands: expands(content) }, span.end))
    }

    /// An unquoted value: up to the end of the line or a comment after a blank, without blanks around.
    fn bare(&self) -> Read {
        let line = self.line();
        let comment = line.bytes().enumerate().position(|(at, byte)| {
            byte == b'#'
                && self.text.as_bytes().get((self.at + at).wrapping_sub(1)).is_some_and(|before| is_blank(*before))
        });
        let value = line.get(..comment.unwrap_or(line.len())).unwrap_or_default().trim_end_matches([' ', '\t', '\r']);
        let span = Span::new(self.at, self.at + value.len());
        Read { literal: Literal::verbatim(value, span, span.start), expands: expands(value) }
    }
}

fn line_length(rest: &str) -> usize {
    let end = rest.find('\n').unwrap_or(rest.len());
    if rest.get(..end).is_some_and(|line| line.ends_with('\r')) { end - 1 } else { end }
}

const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// Where the double quote stands that no backslash escapes.
fn closing_quote(content: &str) -> Option<usize> {
    let mut escaped = false;
    content.bytes().position(|byte| {
        let closes = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        closes
    })
}

/// The value of a double-quoted content that begins at byte `start` of the text, and where each of its bytes is spelled.
/// A backslash that begins none of the known escapes stands for itself.
fn unescaped(content: &str, start: usize) -> (String, Vec<usize>) {
    let mut value = String::with_capacity(content.len());
    let mut offsets = Vec::with_capacity(content.len() + 1);
    let mut characters = content.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let meant = match characters.peek() {
            Some((_, letter)) if character == '\\' => match letter {
                'n' => Some('\n'),
                'r' => Some('\r'),
                't' => Some('\t'),
                '"' | '\\' | '$' => Some(*letter),
                _ => None,
            },
            _ => None,
        };
        if let Some(meant) = meant {
            characters.next();
            value.push(meant);
            offsets.push(start + at);
        } else {
            value.push(character);
            offsets.extend((at..at + character.len_utf8()).map(|at| start + at));
        }
    }
    (value, offsets)
}

/// Whether `value` holds `$NAME`, `${`, `$(` or a backquote that no backslash escapes.
fn expands(value: &str) -> bool {
    let mut escaped = false;
    value.bytes().enumerate().any(|(at, byte)| {
        let live = !escaped;
        escaped = byte == b'\\' && live;
        let begins = |next: &u8| next.is_ascii_alphanumeric() || b"_{(".contains(next);
        live && (byte == b'`' || byte == b'$' && value.as_bytes().get(at + 1).is_some_and(begins))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::RepoPath;

    #[test]
    fn comments_stand_alone_or_behind_a_value() {
        let text = "# a\nX=1 # b\nY=\"\n# no\n\" # c\nZ=a#no\n  # d\r\nword # e\nQ= # f\n";
        let file = Source::new(RepoPath::new(".env").unwrap(), text);
        let comments: Vec<&str> = comments(&file).into_iter().map(|span| file.slice(span)).collect();
        assert_eq!(comments, ["# a", "# b", "# c", "# d", "# e", "# f"]);
    }

    fn source(text: &str) -> Source {
        Source::new(RepoPath::new(".env").expect("a path"), text)
    }

    /// Name, value and whether the value is known.
    fn read(text: &str) -> Vec<(String, String, bool)> {
        let known = |a: Assignment| (a.name.value, a.value.as_str().to_owned(), !a.expands);
        parse(&source(text)).into_iter().map(known).collect()
    }

    fn one(text: &str) -> (String, String, bool) {
        let all = read(text);
        assert_eq!(all.len(), 1, "{text:?} gives {all:?}");
        all.into_iter().next().unwrap_or_default()
    }

    #[test]
    fn every_way_to_write_a_value_is_read() {
        let cases = [
            ("A=b", "b", true),
            ("A = b c  # comment", "b c", true),
            ("A=", "", true),
            ("A= # comment", "", true),
            ("A=b#c", "b#c", true),
            ("A=#b", "#b", true),
            ("A='b # $c \\n' # d", "b # $c \\n", true),
            (r#"A="b\n\"c\" \$d \w" # e"#, "b\n\"c\" $d \\w", true),
            ("A=\"b\nc\"", "b\nc", true),
            ("A=$B/c", "$B/c", false),
            ("A=\"${B:-c}\"", "${B:-c}", false),
            ("A=`b`", "`b`", false),
            ("A=5$", "5$", true),
            ("A=\"$B\":/c", "\"$B\":/c", false),
            ("A=\"b", "\"b", true),
            ("\tA='b", "'b", true),
            ("A=größe", "größe", true),
        ];
        for (text, value, known) in cases {
            assert_eq!(one(text), ("A".to_owned(), value.to_owned(), known), "{text:?}");
        }
    }

    #[test]
    fn lines_that_assign_nothing_are_passed_over() {
        let text = "# A=1\n\nexport A\n=b\n1A=b\nhello world\nB=2\nexportC=3\n";
        assert_eq!(read(text), [("B".to_owned(), "2".to_owned(), true), ("exportC".to_owned(), "3".to_owned(), true)]);
    }

    #[test]
    fn spans_cover_exactly_the_tokens_in_crlf_text_behind_a_byte_order_mark() {
        let source = source("\u{feff}# c\r\n export GOFLAGS=\"-mod=mod\\t\" # why\r\nB=1 \r\n");
        let assignments = parse(&source);
        let [first, second] = assignments.as_slice() else { panic!("{assignments:?}") };
        assert!(first.exported && !second.exported);
        assert_eq!(source.slice(first.name.span), "GOFLAGS");
        assert_eq!(source.slice(first.value.span()), "\"-mod=mod\\t\"");
        assert_eq!(source.slice(first.value.part(5..9)), "mod\\t");
        assert_eq!(source.slice(first.line), " export GOFLAGS=\"-mod=mod\\t\" # why");
        assert_eq!(source.slice(second.value.span()), "1");
        assert_eq!(source.slice(second.line), "B=1 ");
    }

    #[test]
    fn quotes_that_nothing_closes_do_not_cost_a_look_at_the_whole_rest_each() {
        let text = "B='\n".to_owned() + &"A=\"\\\"\n".repeat(200_000);
        assert!(parse(&source(&text)).len() >= 200_000);
    }

    proptest! {
        #[test]
        fn spans_lie_inside_any_text(text in "(export |[AB]|=|[ \t]|'|\"|\\\\|\\$|#|é|\r?\n|.){0,40}") {
            for assignment in parse(&source(&text)) {
                for span in [assignment.name.span, assignment.value.span(), assignment.line] {
                    prop_assert!(text.get(span.range()).is_some());
                }
                prop_assert!(assignment.line.contains(assignment.name.span));
                prop_assert!(assignment.line.contains(assignment.value.span()));
                let value = assignment.value.as_str();
                for (start, character) in value.char_indices() {
                    prop_assert!(text.get(assignment.value.part(start..start + character.len_utf8()).range()).is_some());
                }
            }
        }

        #[test]
        fn a_quoted_value_is_read_back(value in "[a-zA-Z0-9 =#/.,é-]{0,20}", quote in "['\"]") {
            prop_assert_eq!(one(&format!("A={quote}{value}{quote}\r\n")), ("A".to_owned(), value, true));
        }
    }
}
