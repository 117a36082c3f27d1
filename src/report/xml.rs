//! XML 1.0 as the reports need it: elements, attributes and text. Everything that is written is well-formed, whatever the text
//! holds; libraries escape the five special characters and leave those that XML does not have to the caller.

use std::fmt::Write as _;
use std::io;

/// An element in the making.
pub(super) struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    content: Vec<Element>,
    text: String,
}

impl Element {
    pub(super) const fn new(name: &'static str) -> Self {
        Self { name, attributes: Vec::new(), content: Vec::new(), text: String::new() }
    }

    pub(super) fn attribute(mut self, name: &'static str, value: impl std::fmt::Display) -> Self {
        self.attributes.push((name, format!("{value}")));
        self
    }

    /// Says what stands in it; an element has text or elements, not both.
    pub(super) fn text(mut self, text: impl Into<String>) -> Self {
        self.text = text.into();
        self
    }

    pub(super) fn with(mut self, elements: impl IntoIterator<Item = Element>) -> Self {
        self.content.extend(elements);
        self
    }

    /// Writes a document of which this is the root.
    pub(super) fn write_document(&self, out: &mut dyn io::Write) -> io::Result<()> {
        writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
        self.write(0, out)
    }

    fn write(&self, depth: usize, out: &mut dyn io::Write) -> io::Result<()> {
        write!(out, "{:indent$}<{}", "", self.name, indent = depth * 2)?;
        for (name, value) in &self.attributes {
            write!(out, " {name}=\"{}\"", escaped(value, true))?;
        }
        if self.content.is_empty() && self.text.is_empty() {
            return writeln!(out, "/>");
        }
        write!(out, ">{}", escaped(&self.text, false))?;
        if !self.content.is_empty() {
            writeln!(out)?;
            for element in &self.content {
                element.write(depth + 1, out)?;
            }
            write!(out, "{:indent$}", "", indent = depth * 2)?;
        }
        writeln!(out, "</{}>", self.name)
    }
}

/// `text` as character data. A reader would turn line ends and tabs of an attribute into blanks, so these become references
/// there; what XML 1.0 has no way to say is spelled out.
fn escaped(text: &str, in_attribute: bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            // `]]>` must not stand in text.
            '>' => escaped.push_str("&gt;"),
            '"' if in_attribute => escaped.push_str("&quot;"),
            '\t' | '\n' if !in_attribute => escaped.push(c),
            '\t' | '\n' | '\r' => {
                let _ = write!(escaped, "&#{};", u32::from(c));
            }
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                let _ = write!(escaped, "{}", c.escape_unicode());
            }
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_can_be_written() {
        let document = Element::new("a").with([
            Element::new("b").attribute("c", "<\"&'>\t\n\r\u{1b}\u{ffff}é"),
            Element::new("d").text("]]>\n\r\u{0}"),
        ]);
        let mut out = Vec::new();
        document.write_document(&mut out).unwrap();
        let want = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>\n  \
            <b c=\"&lt;&quot;&amp;'&gt;&#9;&#10;&#13;\\u{1b}\\u{ffff}é\"/>\n  <d>]]&gt;\n&#13;\\u{0}</d>\n</a>\n";
        assert_eq!(String::from_utf8(out).unwrap(), want);
    }
}
