//! The build flags that settings of the Go extension and of gopls hold.

use std::collections::HashSet;

use crate::artifact::Setting;
use crate::syntax::jsonc::Value as Json;
use crate::text::{Literal, Span};

use super::{EditorSettings, Repository};

/// A `-tags` among the arguments of a setting.
#[derive(Clone, Debug)]
pub struct TagsFlag<'r> {
    /// The tags.
    pub tags: Vec<&'r str>,
    /// The argument that holds them.
    pub span: Span,
    /// Whether the extension sees it, which looks for an argument that is `-tags` and nothing else.
    pub is_seen: bool,
}

/// The arguments that a setting holds.
pub fn arguments<'r>(setting: &Setting<'r>) -> Vec<&'r Literal> {
    let elements = setting.value.as_array().map(|array| array.elements.as_slice()).unwrap_or_default();
    elements.iter().filter_map(Json::as_literal).collect()
}

/// The last `-tags` among `arguments`, which is the one that counts. What stands behind `-args` is a test's own.
pub fn tags_flag<'r>(arguments: &[&'r Literal]) -> Option<TagsFlag<'r>> {
    let end = arguments.iter().position(|argument| argument.as_str() == "-args").unwrap_or(arguments.len());
    let own = arguments.get(..end)?;
    own.iter().enumerate().rev().find_map(|(index, argument)| {
        let flag = argument.strip_prefix("--").or_else(|| argument.strip_prefix('-'))?;
        if let Some(list) = flag.strip_prefix("tags=") {
            return Some(TagsFlag { tags: tags(list), span: argument.span(), is_seen: false });
        }
        let list = own.get(index + 1).filter(|_| flag == "tags")?;
        let is_seen = argument.as_str() == "-tags";
        Some(TagsFlag { tags: tags(list), span: argument.span().cover(list.span()), is_seen })
    })
}

/// The tags in `list`, as the go command takes it apart: at blanks, or without any at commas.
pub fn tags(list: &str) -> Vec<&str> {
    let separator = if list.contains(' ') { ' ' } else { ',' };
    list.split(separator).filter(|tag| !tag.is_empty()).collect()
}

/// What of `arguments` is no `-tags` and not its value.
fn without_tags<'r>(arguments: &[&'r Literal]) -> Vec<&'r str> {
    let is_tags = |argument: &str| matches!(argument, "-tags" | "--tags");
    let holds_tags = |argument: &str| argument.starts_with("-tags=") || argument.starts_with("--tags=");
    let before = std::iter::once("").chain(arguments.iter().map(|argument| argument.as_str()));
    let own = arguments.iter().map(|argument| argument.as_str()).zip(before);
    own.filter(|(argument, before)| !is_tags(argument) && !holds_tags(argument) && !is_tags(before))
        .map(|(argument, _)| argument)
        .collect()
}

impl Repository<'_> {
    /// What of `go.buildFlags` and `go.buildTags` is missing in `own`, the flags that gopls has of its own.
    pub fn missing_for_gopls(&self, editor: &EditorSettings<'_>, own: &[&Literal]) -> Vec<String> {
        let flags = self.setting_beside(editor, "go.buildFlags");
        let flags = flags.map(|(_, setting)| arguments(&setting)).unwrap_or_default();
        let written = self.setting_beside(editor, "go.buildTags");
        let written = written.and_then(|(_, setting)| setting.value.as_str()).unwrap_or_default();
        let flag = tags_flag(&flags);
        let of_go = match &flag {
            Some(flag) if flag.is_seen || written.is_empty() => flag.tags.clone(),
            _ => tags(written),
        };
        let of_gopls: HashSet<&str> = tags_flag(own).map(|flag| flag.tags).unwrap_or_default().into_iter().collect();
        let owned: HashSet<&str> = without_tags(own).into_iter().collect();
        let missing = without_tags(&flags).into_iter().filter(|flag| !owned.contains(flag));
        let mut missing: Vec<String> = missing.map(str::to_owned).collect();
        let tags: Vec<&str> = of_go.into_iter().filter(|tag| !of_gopls.contains(tag)).collect();
        if !tags.is_empty() {
            missing.push(format!("-tags={}", tags.join(",")));
        }
        missing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flag(arguments: &[&str]) -> Option<(Vec<String>, bool)> {
        let literals: Vec<Literal> =
            arguments.iter().map(|argument| Literal::verbatim(*argument, Span::new(0, argument.len()), 0)).collect();
        let flag = tags_flag(&literals.iter().collect::<Vec<_>>())?;
        Some((flag.tags.into_iter().map(str::to_owned).collect(), flag.is_seen))
    }

    #[test]
    fn tags_are_found_however_the_flag_is_written() {
        let want = |seen| Some((vec!["a".to_owned(), "b".to_owned()], seen));
        assert_eq!(flag(&["-v", "-tags=a,b"]), want(false));
        assert_eq!(flag(&["--tags=a b"]), want(false));
        assert_eq!(flag(&["-tags", "a,b", "-v"]), want(true));
        assert_eq!(flag(&["--tags", "a,b"]), want(false));
        assert_eq!(flag(&["-tags=x", "-tags=a,b"]), want(false), "the last one counts");
    }

    #[test]
    fn what_is_no_such_flag_is_none() {
        for arguments in [&["-tags"][..], &[], &["tags", "a"], &["-args", "-tags=a"], &["-tagsx=a"]] {
            assert_eq!(flag(arguments), None, "{arguments:?}");
        }
    }
}
