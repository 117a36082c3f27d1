//! Text within a line of GitHub's Markdown, in a table too: nothing of it becomes a link, a mention, an element or a cell.

use std::fmt::Write as _;

use crate::report::printable;

/// A message: what stands in backquotes is code, and the rest is text.
pub(super) fn message(text: &str) -> String {
    let text = printable::line(text);
    let parts: Vec<&str> = text.split('`').collect();
    // Without its partner a backquote is a character like others.
    let closed = parts.len() % 2 == 1;
    let mut markdown = String::with_capacity(text.len() + 16);
    for (index, part) in parts.iter().enumerate() {
        let is_last = index + 1 == parts.len();
        match index % 2 {
            0 => plain(part, &mut markdown),
            _ if is_last && !closed => {
                markdown.push_str("&#96;");
                plain(part, &mut markdown);
            }
            _ => markdown.push_str(&code(part)),
        }
    }
    markdown
}

/// `text` as code. A span of backquotes cannot hold all of it in a table, an element can.
pub(super) fn code(text: &str) -> String {
    let text = printable::line(text);
    if text.is_empty() {
        return String::new();
    }
    let spans = !text.contains(['`', '|']) && text.trim() == text;
    if spans { format!("`{text}`") } else { format!("<code>{}</code>", referenced(&text)) }
}

/// Plain text. An invisible break after what makes a mention or a reference to an issue keeps it from becoming one.
fn plain(text: &str, markdown: &mut String) {
    for c in text.chars() {
        match c {
            '@' | '#' => {
                let _ = write!(markdown, "&#{};&#8203;", u32::from(c));
            }
            '&' | '<' | '>' | '\\' | '*' | '_' | '~' | '[' | ']' | '|' | '!' | '$' => {
                let _ = write!(markdown, "&#{};", u32::from(c));
            }
            c => markdown.push(c),
        }
    }
}

/// `text` with each character that Markdown gives a meaning as a reference to it.
fn referenced(text: &str) -> String {
    let mut referenced = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if c.is_ascii_punctuation() && !matches!(c, '.' | ',' | '/' | '-' | ':' | '=' | '"' | '\'' | '%' | '{' | '}') {
            let _ = write!(referenced, "&#{};", u32::from(c));
        } else {
            referenced.push(c);
        }
    }
    referenced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text_and_code_stays_code() {
        assert_eq!(
            message("`a` stops @b, see #1 <i>|*_x_*"),
            "`a` stops &#64;&#8203;b, see &#35;&#8203;1 &#60;i&#62;&#124;&#42;&#95;x&#95;&#42;"
        );
        assert_eq!(message("a `b|c` and `d\\e`"), "a <code>b&#124;c</code> and `d\\e`");
        assert_eq!(message("one ` alone\nand on"), "one &#96; alone&#92;nand on");
        assert_eq!(code("a\n`b`"), "<code>a&#92;n&#96;b&#96;</code>");
    }
}
