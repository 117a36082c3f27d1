//! Values, commands and places as they may be shown.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::artifact::Artifact;
use crate::diagnostic::Site;
use crate::report::credentials::{Values, cover, credentials, quoted};
use crate::report::material::{File, Page};
use crate::report::printable;
use crate::repository::{EnvironmentView, Origin, Setter, ShownCommand};
use crate::text::{LineColumn, RepoPath, Value};

/// How many bytes of a script's line are shown.
const LONGEST_LINE: usize = 60;

/// What takes the credentials out of values. One that a file gives away anywhere is none of its values' either.
#[derive(Default)]
pub(super) struct Shown {
    secrets: RefCell<HashMap<RepoPath, Rc<[String]>>>,
}

impl Shown {
    /// `value` of the variable `name`, on one line.
    pub(super) fn value(&self, artifact: &Artifact, name: &str, value: &str) -> String {
        let line = format!("{name}={value}");
        let masked = cover(&line, &credentials(&line, Values::Lines)).into_owned();
        let value = masked.get(name.len() + 1..).unwrap_or_default();
        self.without_secrets(artifact, value)
    }

    fn without_secrets(&self, artifact: &Artifact, text: &str) -> String {
        let secrets = self.secrets(artifact);
        let secrets: Vec<&str> = secrets.iter().map(String::as_str).collect();
        let masked: Cow<'_, str> = cover(text, &quoted(text, &secrets));
        printable::line(&masked).into_owned()
    }

    fn secrets(&self, artifact: &Artifact) -> Rc<[String]> {
        let mut known = self.secrets.borrow_mut();
        let found = known.entry(artifact.path().clone()).or_insert_with(|| {
            let page = Page::new(File { source: &artifact.source, confidential: artifact.kind.confidential });
            page.secrets().map(str::to_owned).collect()
        });
        Rc::clone(found)
    }

    /// What `setter` gives the variable `name`; none where that is not known.
    pub(super) fn known(&self, name: &str, setter: &Setter<'_>) -> Option<String> {
        match setter.value() {
            Value::Known(value) => Some(self.value(setter.artifact, name, value)),
            Value::Unknown => None,
        }
    }

    /// What is written where `setter` sets the variable `name`.
    pub(super) fn written(&self, name: &str, setter: &Setter<'_>) -> Option<String> {
        setter.written().map(|written| self.value(setter.artifact, name, written))
    }

    /// The command that an environment of a script is called by.
    pub(super) fn command(&self, view: &EnvironmentView<'_>) -> Option<String> {
        let line = match view.command? {
            ShownCommand::Go(command) => command.line(),
            ShownCommand::Line(span) => {
                let source = &view.artifact.source;
                let line = source.slice(source.lines().span(source.lines().line(span.start))).trim();
                let line = line.strip_prefix("- ").unwrap_or(line);
                let line = line.strip_prefix("run:").or_else(|| line.strip_prefix("RUN ")).unwrap_or(line).trim();
                let line = line.trim_end_matches(['\\', ' ']);
                let masked = cover(line, &credentials(line, Values::Words)).into_owned();
                shortened(&masked)
            }
        };
        Some(self.without_secrets(view.artifact, &line))
    }
}

fn shortened(line: &str) -> String {
    if line.len() <= LONGEST_LINE {
        return line.to_owned();
    }
    let end = (0..=LONGEST_LINE).rev().find(|at| line.is_char_boundary(*at)).unwrap_or_default();
    format!("{} …", line.get(..end).unwrap_or_default().trim_end())
}

/// Where `site` begins.
pub(super) fn position(artifact: &Artifact, site: &Site) -> LineColumn {
    artifact.source.lines().position(artifact.source.text(), site.span.start)
}

/// `path:line:column`.
pub(super) fn place(setter: &Setter<'_>) -> Option<String> {
    let site = setter.site()?;
    let LineColumn { line, column } = position(setter.artifact, &site);
    let path = site.path.to_string();
    Some(format!("{}:{line}:{column}", printable::line(&path)))
}

/// What sets a variable, where that is not what is written at its place.
pub(super) fn origin(setter: &Setter<'_>) -> Option<&'static str> {
    match setter.origin {
        Origin::Written(set) if setter.artifact.declarations.is_argument(set) => {
            Some(if setter.written().is_some() { "ARG" } else { "ARG, which a build may set" })
        }
        Origin::Written(_) => None,
        Origin::Implied(_) if setter.value() == Value::Unknown => Some("a script may have set it"),
        Origin::Implied(_) => Some("a script unsets it"),
        Origin::SetupGo(_) => Some("setup-go"),
        Origin::Image(_) => Some("the image"),
    }
}
