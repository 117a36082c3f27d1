//! Variables that are used in a stage which their `ARG` does not reach.

use super::UnsetArgument;
use super::reader::Reader;
use crate::syntax::dockerfile::Instruction;
use crate::text::{Literal, Located};

/// What a build knows of the platforms by itself; a stage has to ask for it all the same.
const PLATFORM: [&str; 3] = ["TARGETOS", "TARGETARCH", "TARGETVARIANT"];

/// No person uses more variables in vain.
const UNSET: usize = 100;

impl Reader<'_> {
    /// Takes note of variables of Go in `instruction` that are empty there.
    pub(super) fn note_unset(&mut self, instruction: &Instruction) {
        if !matches!(instruction.name.value.as_str(), "RUN" | "ENV" | "ADD") {
            return;
        }
        let bodies = instruction.here_documents.iter().map(|document| &document.body);
        for text in std::iter::once(&instruction.arguments).chain(bodies) {
            for range in references(text) {
                let Some(name) = text.get(range.clone()).filter(|_| self.unset.len() < UNSET) else { continue };
                // Of `ENV` all values are replaced before any is set.
                let is_script = instruction.name.value == "RUN";
                if let Some(stage) = self.stage_without(name, text).filter(|_| !is_script || !sets(text, name)) {
                    let (declared, name) = (self.global(name), Located::new(name.to_owned(), text.part(range)));
                    self.unset.push(UnsetArgument { name, declared, stage });
                }
            }
        }
    }

    /// The stage, if the variable `name` is certainly empty in it where `text` uses it, and means something to Go.
    fn stage_without(&self, name: &str, text: &Literal) -> Option<String> {
        let stage = self.stage.as_ref()?;
        let is_platform = PLATFORM.contains(&name) && stage.base.is_cross && speaks_of_platform(text, name);
        let is_of_go = name.starts_with("GO") && self.global(name).is_some();
        let is_set = stage.variables.get(name).is_some() || stage.base.sets?.contains(&name);
        ((is_platform || is_of_go) && !is_set).then(|| stage.name.clone())
    }
}

/// Whether `text` gives the variable to Go: `GOARCH=$TARGETARCH`.
fn speaks_of_platform(text: &str, name: &str) -> bool {
    let variable = match name {
        "TARGETOS" => "GOOS",
        "TARGETARCH" => "GOARCH",
        _ => return false,
    };
    [format!("{variable}=${name}"), format!("{variable}=${{{name}}}")].iter().any(|set| text.contains(set.as_str()))
}

/// Whether a script may set `name` itself.
fn sets(text: &str, name: &str) -> bool {
    let begins = |at: usize| text.get(..at).is_none_or(|before| !before.ends_with(['$', '{']));
    let ends = |at: usize| {
        text.get(at + name.len()..)
            .is_none_or(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_'))
    };
    text.match_indices(name).any(|(at, _)| begins(at) && ends(at))
        || ["source ", "eval ", ". /", ". ./"].iter().any(|word| text.contains(word))
}

/// Where the names of variables stand that are replaced without a default: `$NAME`, `${NAME}`.
fn references(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let (mut in_single, mut in_double, mut escaped) = (false, false, false);
    for (at, byte) in text.bytes().enumerate() {
        if std::mem::take(&mut escaped) {
            continue;
        }
        match byte {
            b'\\' if !in_single => escaped = true,
            b'\'' if !in_double => in_single = !in_single,
            b'"' if !in_single => in_double = !in_double,
            b'$' if !in_single => found.extend(name_behind(text, at + 1)),
            _ => {}
        }
    }
    found
}

fn name_behind(text: &str, start: usize) -> Option<std::ops::Range<usize>> {
    let rest = text.get(start..)?;
    let name = rest.strip_prefix('{').unwrap_or(rest);
    let start = start + (rest.len() - name.len());
    let length = name.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    let is_braced = name.len() < rest.len();
    let is_plain = !is_braced || name.get(length..).is_some_and(|rest| rest.starts_with('}'));
    (length > 0 && is_plain).then_some(start..start + length)
}
