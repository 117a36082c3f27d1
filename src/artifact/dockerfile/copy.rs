//! What `COPY` and `ADD` put into an image.

use std::sync::Arc;

use super::layout::{Copies, Copy, Origin};
use super::reader::Reader;
use crate::artifact::FileState;
use crate::syntax::dockerfile::Instruction;
use crate::text::{Literal, Located, RepoPath};

impl Reader<'_> {
    pub(super) fn copy(&mut self, instruction: &Instruction) {
        let words = self.words(instruction);
        let Some((target, sources)) = words.split_last() else { return };
        let stage = instruction.flag("from").map(|stage| self.copied_into(stage));
        if stage.is_none() {
            self.note_copied(sources);
        }
        let sources: Vec<Origin> = sources
            .iter()
            .map(|source| self.expand(source).text())
            .filter(|text| !text.starts_with("<<") && !text.contains("://"))
            .flat_map(|text| origins(&text, stage.as_ref()))
            .collect();
        let destination = self.path(target);
        let text = self.expand(target).text();
        let names_directory = text.ends_with('/') || text == "." || text.ends_with("/.");
        let written = words.len() - 1;
        let is_module =
            |origin: &Origin| matches!(origin, Origin::Context(path) if path.is_root() || path.file_name() == "go.mod");
        // A directory of another image, or an archive that is unpacked there.
        let replaces_go = (stage.is_some() || instruction.arguments.contains("://"))
            && destination.as_ref().known().is_some_and(holds_go);
        self.in_stage(|stage| {
            let into_directory = names_directory || written > 1 || destination == stage.directory;
            if sources.iter().any(is_module) {
                stage.changes.modules = FileState::AsCommitted;
            }
            stage.copies.push(Copy { sources, destination, into_directory });
        });
        if replaces_go {
            self.replace_go(instruction.arguments.span());
        }
    }

    /// Takes note of what is copied from the context by name.
    fn note_copied(&mut self, sources: &[Literal]) {
        for source in sources {
            let text = self.expand(source).text();
            let is_plain =
                !text.starts_with("<<") && !text.contains("://") && !text.contains(['\0', '\\', '*', '?', '[']);
            let path = RepoPath::new(text.trim_start_matches('/')).ok().filter(|_| is_plain);
            self.copied_by_name.extend(path.map(|path| Located::new(path, source.span())));
        }
    }
}

/// Whether the Go of the official image lies in or around `directory`. Nobody copies a whole image with a Go into the root, but small
/// ones with tools.
fn holds_go(directory: &RepoPath) -> bool {
    let is_around = |go: RepoPath| go.is_within(directory) || directory.is_within(&go);
    !directory.is_root() && RepoPath::new("usr/local/go").is_ok_and(is_around)
}

/// What a source of `COPY` or of a mount means: a path below the build context, which it cannot leave, or, where it names a stage, `from`
/// that. A pattern of files that may match go.mod is taken to, since that is what it is for.
pub(super) fn origins(text: &str, from: Option<&Option<Arc<Copies>>>) -> Vec<Origin> {
    let path = text.trim_start_matches('/');
    let found = match from {
        _ if text.contains(['\0', '\\']) => Origin::Unknown,
        None if matches!(path, "go.*" | "go.???") => return vec![in_context("go.mod"), Origin::Pattern],
        None => in_context(path),
        Some(Some(copies)) if !text.contains(['*', '?', '[']) => {
            RepoPath::new(path).map_or(Origin::Unknown, |path| Origin::Stage(Arc::clone(copies), path))
        }
        Some(_) => Origin::Unknown,
    };
    vec![found]
}

fn in_context(path: &str) -> Origin {
    let (directory, name) = path.rsplit_once('/').unwrap_or(("", path));
    if directory.contains(['*', '?', '[']) {
        return Origin::Unknown;
    }
    let name = match name {
        "go.*" | "go.mod*" | "go.mo[d]" | "go.???" => "go.mod",
        _ if name.contains(['*', '?', '[']) && name.trim_matches('*').len() > 1 && !name.starts_with("go.m") => {
            return Origin::Pattern;
        }
        _ if name.contains(['*', '?', '[']) => return Origin::Unknown,
        name => name,
    };
    let path = RepoPath::new(directory).and_then(|directory| directory.join(name));
    path.map_or(Origin::Unknown, Origin::Context)
}
