//! What modules.txt lists.

use std::collections::HashMap;

use super::Version;
use crate::go::module::check_import_path;
use crate::go::semver::SemanticVersion;
use crate::syntax::modules_txt::{Content, File};
use crate::text::{Located, Span};

/// One `# module` line and what follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The path of the module.
    pub path: Located<String>,
    /// Its version; none on a line that tells of a replacement of all versions.
    pub version: Option<Located<String>>,
    /// What replaces it: a directory, or a module and its version.
    pub replacement: Option<(Located<String>, Option<Located<String>>)>,
    /// The annotation `explicit`: a go.mod requires it.
    pub explicit: Option<Span>,
    /// The annotation `go`: the go line of the module's go.mod.
    pub go: Option<Located<String>>,
    /// Its packages.
    pub packages: Vec<Located<String>>,
    /// The `# module` line.
    pub span: Span,
}

impl Entry {
    /// Path and version.
    pub fn module(&self) -> Version<'_> {
        Version { path: &self.path.value, version: self.version.as_ref().map_or("", |version| &version.value) }
    }

    pub(super) fn target(&self) -> Option<Version<'_>> {
        let (path, version) = self.replacement.as_ref()?;
        Some(Version { path: &path.value, version: version.as_ref().map_or("", |version| &version.value) })
    }
}

/// The entries of a modules.txt.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// In the order of the text. One module may have several.
    pub entries: Vec<Entry>,
}

impl Listing {
    /// Reads the entries. Lines that the go command does not understand are passed over, with the lines that depend on them.
    pub fn of(file: &File) -> Self {
        let mut entries: Vec<Entry> = Vec::new();
        let mut in_entry = false;
        for line in &file.lines {
            match &line.content {
                // Go leaves such a line out and takes what follows for a part of the entry before.
                Content::Module(words) if words.len() < 2 => {}
                Content::Module(words) => {
                    let entry = entry(words, line.span);
                    in_entry = entry.is_some();
                    entries.extend(entry);
                }
                _ if !in_entry => {}
                Content::Annotations(annotations) => {
                    if let Some(entry) = entries.last_mut() {
                        annotate(entry, annotations);
                    }
                }
                Content::Package(word) => {
                    if let Some(entry) = entries.last_mut()
                        && check_import_path(&word.value).is_ok()
                    {
                        entry.packages.push(word.clone());
                    }
                }
            }
        }
        Self { entries }
    }

    /// All that the entries of each module say together.
    pub(super) fn merged(&self) -> HashMap<Version<'_>, Merged<'_>> {
        let mut merged: HashMap<Version<'_>, Merged<'_>> = HashMap::new();
        for (index, entry) in self.entries.iter().enumerate() {
            let all = merged.entry(entry.module()).or_default();
            all.explicit |= entry.explicit.is_some();
            if let Some(new) = entry.target() {
                all.replacement = Some((new, index));
            }
        }
        merged
    }

    /// The entries whose modules provide packages, the first of each module; a higher version comes after a lower one of the same
    /// path, a lower one after a higher is left out. With them, the version that counts for each path.
    pub(super) fn providers(&self) -> (Vec<usize>, HashMap<&str, &str>) {
        let mut providers = Vec::new();
        let mut versions: HashMap<&str, &str> = HashMap::new();
        for (index, entry) in self.entries.iter().enumerate().filter(|(_, entry)| !entry.packages.is_empty()) {
            let Version { path, version } = entry.module();
            if versions.get(path).is_none_or(|known| is_lower(known, version)) {
                providers.push(index);
                versions.insert(path, version);
            }
        }
        (providers, versions)
    }
}

/// What several entries of one module say.
#[derive(Debug, Default)]
pub(super) struct Merged<'a> {
    pub(super) explicit: bool,
    /// With the entry that says so.
    pub(super) replacement: Option<(Version<'a>, usize)>,
}

fn is_lower(known: &str, version: &str) -> bool {
    match (SemanticVersion::parse(known), SemanticVersion::parse(version)) {
        (Some(known), Some(version)) => known.precedence(&version).is_lt(),
        (known, version) => known.is_none() && version.is_some(),
    }
}

fn entry(words: &[Located<String>], span: Span) -> Option<Entry> {
    let is_version = |word: &Located<String>| SemanticVersion::parse(&word.value).is_some();
    let (path, rest) = words.split_first()?;
    let (version, rest) = match rest {
        [version, rest @ ..] if is_version(version) => (Some(version.clone()), rest),
        [arrow, ..] if arrow.value == "=>" => (None, rest),
        _ => return None,
    };
    let replacement = match rest {
        [arrow, directory] if arrow.value == "=>" => Some((directory.clone(), None)),
        [arrow, module, version] if arrow.value == "=>" && is_version(version) => {
            Some((module.clone(), Some(version.clone())))
        }
        _ => None,
    };
    let path = path.clone();
    Some(Entry { path, version, replacement, explicit: None, go: None, packages: Vec::new(), span })
}

fn annotate(entry: &mut Entry, annotations: &[Located<String>]) {
    for annotation in annotations {
        if annotation.value == "explicit" {
            entry.explicit = Some(annotation.span);
        }
        if let Some(go) = annotation.value.strip_prefix("go ") {
            let span = Span::new(annotation.span.end - go.len(), annotation.span.end);
            entry.go = Some(Located::new(go.to_owned(), span));
        }
    }
}
