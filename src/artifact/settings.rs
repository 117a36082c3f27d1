//! VS Code settings, wherever they stand: one model of which of the written keys count.
//!
//! VS Code puts every top-level key into one tree, in the order of the file, and splits it at its dots; what stands inside a value
//! is not split (platform/configuration/common/configuration.js, `toValuesTree`, VS Code 1.138).

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::artifact::{Declarations, EnvAssignment, Environment, EnvironmentId, EnvironmentKind, OperatingSystem};
use crate::syntax::jsonc::{Object, Value as Json, insertion_behind, removal};
use crate::text::{Literal, Located, RepoPath, Source, Span, Value};

/// The settings of one file.
#[derive(Debug, Default)]
pub struct Settings {
    /// The object that holds them; none where the file holds none.
    pub root: Option<Object>,
}

/// A setting that counts.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'s> {
    /// Its key as written, without the section around it.
    pub key: &'s Literal,
    /// Its value.
    pub value: &'s Json,
    object: &'s Object,
    index: usize,
}

impl<'s> Setting<'s> {
    /// The edits that delete it with its comma, and with its line where it has it for itself.
    pub fn removal(&self, source: &Source) -> Vec<(Span, String)> {
        removal(source.text(), self.object, self.index)
    }

    /// The edit that puts `member` behind it, on a line of its own where it has one itself.
    pub fn insertion_behind(&self, source: &Source, member: &str) -> Option<(Span, String)> {
        insertion_behind(source.text(), self.object, self.index, member)
    }

    /// Each member of a value that is an object: of several with one name, the one that counts.
    pub fn entries(&self) -> impl Iterator<Item = Setting<'s>> + use<'s> {
        self.value.as_object().into_iter().flat_map(counting)
    }
}

/// The members of an object that count: of several with one name the last, in the place of the first.
fn counting(object: &Object) -> impl Iterator<Item = Setting<'_>> {
    let mut places: HashMap<&str, usize> = HashMap::with_capacity(object.members.len());
    let mut last: Vec<usize> = Vec::with_capacity(object.members.len());
    for (index, member) in object.members.iter().enumerate() {
        match places.entry(member.name.as_str()) {
            Entry::Occupied(place) => last.get_mut(*place.get()).into_iter().for_each(|last| *last = index),
            Entry::Vacant(place) => {
                place.insert(last.len());
                last.push(index);
            }
        }
    }
    last.into_iter().filter_map(|index| {
        let member = object.members.get(index)?;
        Some(Setting { key: &member.name, value: &member.value, object, index })
    })
}

/// What the tree holds for one name while the keys of a file go into it.
#[derive(Default)]
struct Branch<'s> {
    /// What was written for the name itself, in one key or in nested sections.
    own: Option<Setting<'s>>,
    /// What was written below it in longer dotted keys since, by the rest of the key.
    below: Vec<(String, Setting<'s>)>,
    /// How much of the name is a section that holds no object, so that no longer key gets past it.
    blocked: Option<usize>,
}

impl<'s> Branch<'s> {
    /// The branch called `name` after all `keys`.
    fn grown(name: &str, keys: impl Iterator<Item = Setting<'s>>) -> Self {
        let mut branch = Branch::default();
        for setting in keys {
            let key = setting.key.as_str();
            if branch.blocked.is_some_and(|blocked| blocked < key.len()) {
                continue;
            }
            if key == name {
                branch = Branch { own: Some(setting), below: Vec::new(), blocked: blocked(setting.value, name.len()) };
            } else if let Some(rest) = name.strip_prefix(key).and_then(|rest| rest.strip_prefix('.')) {
                branch = Branch::nested(setting, rest, key.len());
            } else if let Some(rest) = key.strip_prefix(name).and_then(|rest| rest.strip_prefix('.')) {
                branch.below.retain(|(earlier, _)| earlier != rest);
                branch.below.push((rest.to_owned(), setting));
            }
        }
        branch
    }

    /// The branch at `path` below the section `setting`, whose own name is `length` bytes long: each dot is a level of its own.
    fn nested(setting: Setting<'s>, path: &str, length: usize) -> Self {
        let no_further = Branch { blocked: blocked(setting.value, length), ..Branch::default() };
        let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
        let Some(inner) = setting.entries().find(|inner| inner.key.as_str() == first) else { return no_further };
        let length = length + 1 + first.len();
        match rest {
            Some(rest) => Branch::nested(inner, rest, length),
            None => Branch { own: Some(inner), below: Vec::new(), blocked: blocked(inner.value, length) },
        }
    }
}

/// `length` where nothing can be put below `value`.
const fn blocked(value: &Json, length: usize) -> Option<usize> {
    match value {
        Json::Object(_) | Json::Array(_) => None,
        _ => Some(length),
    }
}

impl Settings {
    /// Every top-level key that counts, as written, in order.
    pub fn entries(&self) -> impl Iterator<Item = Setting<'_>> {
        self.root.iter().flat_map(counting)
    }

    /// The setting called `name`, written as one dotted key or in nested sections, as VS Code finds it: a section object discards
    /// what came before it, one that is no object keeps out what comes behind it, and a dotted key inside a section is never found.
    pub fn get(&self, name: &str) -> Option<Setting<'_>> {
        Branch::grown(name, self.entries()).own
    }

    /// What the setting called `section` holds: the members of its object, then what longer dotted keys put below it, each by the
    /// rest of its key. What a later section object discards is left out.
    pub fn section(&self, section: &str) -> Vec<(String, Setting<'_>)> {
        let Branch { own, below, .. } = Branch::grown(section, self.entries());
        let members = own.iter().flat_map(Setting::entries).map(|entry| (entry.key.as_str().to_owned(), entry));
        let replaced = |name: &str| below.iter().any(|(later, _)| later == name);
        let mut found: Vec<(String, Setting<'_>)> = members.filter(|(name, _)| !replaced(name)).collect();
        found.extend(below);
        found
    }

    /// What gopls gets in its section, by the last part of each name: gopls throws away what stands before it
    /// (gopls/internal/settings, `Options.Set`, v0.23.0). Of a top-level `"gopls.build.x"` VS Code makes a section, so that gopls gets an
    /// object called `build`, which it refuses whole: such keys are left out.
    pub fn gopls<'s>(&'s self) -> Vec<(String, Setting<'s>)> {
        let received = |(name, setting): (String, Setting<'s>)| {
            let last = name.rsplit('.').next().unwrap_or_default();
            let is_member = setting.key.as_str() == name;
            (is_member || last == name).then(|| (last.to_owned(), setting))
        };
        self.section("gopls").into_iter().filter_map(received).collect()
    }

    /// The blocks of settings for the language called `language` alone or among others: `[go]`, `[go][go.mod]`. VS Code asks the first
    /// kind before the second.
    pub fn language_blocks(&self, language: &str) -> Vec<Setting<'_>> {
        let named = |setting: &Setting<'_>| languages(setting.key).filter(|name| *name == language).count();
        let mut blocks: Vec<Setting<'_>> = self.entries().filter(|setting| named(setting) > 0).collect();
        blocks.sort_by_key(|setting| languages(setting.key).count() > 1);
        blocks
    }

    /// The setting called `name` in a block for `language`, where one has it.
    pub fn get_for(&self, language: &str, name: &str) -> Option<Setting<'_>> {
        let blocks = self.language_blocks(language);
        blocks.into_iter().find_map(|block| Branch::grown(name, block.entries()).own)
    }

    /// Whether any setting of the Go extension or of gopls is written.
    pub fn speaks_of_go(&self) -> bool {
        self.go_settings().next().is_some()
    }

    /// The top-level keys of the Go extension and of gopls.
    pub fn go_settings(&self) -> impl Iterator<Item = Setting<'_>> {
        self.entries().filter(|setting| {
            let section = setting.key.split('.').next().unwrap_or_default();
            section == "go" || section == "gopls"
        })
    }

    /// Declares the variables that the settings set, for commands that start in `directory`.
    pub(super) fn declare(&self, directory: &Value<RepoPath>, declarations: &mut Declarations) {
        let mut environment = |kind, name: &str, parent| {
            let directory = directory.clone();
            let operating_system = match kind {
                EnvironmentKind::Terminal(system) => Value::Known(system),
                _ => Value::Unknown,
            };
            let name = name.to_owned();
            declarations.environment(Environment { kind, name, parent, directory, operating_system })
        };
        let tools = environment(EnvironmentKind::EditorTools, "the editor's tools", None);
        let gopls = environment(EnvironmentKind::Gopls, "gopls", Some(tools));
        let tests = environment(EnvironmentKind::EditorTests, "tests run from the editor", Some(tools));
        let terminal = |os| EnvironmentKind::Terminal(os);
        let terminals = [
            (environment(terminal(OperatingSystem::Linux), "the editor's terminal on Linux", None), "linux"),
            (environment(terminal(OperatingSystem::MacOs), "the editor's terminal on macOS", None), "osx"),
            (environment(terminal(OperatingSystem::Windows), "the editor's terminal on Windows", None), "windows"),
        ];
        declare_all(self.section("go.toolsEnvVars"), tools, resolved_by_extension, declarations);
        declare_all(self.section("go.testEnvVars"), tests, resolved_by_extension, declarations);
        declare_all(self.gopls_env(), gopls, |_| false, declarations);
        for (terminal, os) in terminals {
            let entries = self.section(&format!("terminal.integrated.env.{os}"));
            declare_all(entries, terminal, |value| value.contains("${"), declarations);
        }
    }

    /// The variables that gopls is given. It takes `"build.env"` as a member of its object, and not as a top-level `"gopls.build.env"`,
    /// of which VS Code makes a section called `build`.
    pub fn gopls_env(&self) -> Vec<(String, Setting<'_>)> {
        let members = self.get("gopls").into_iter().flat_map(|gopls| gopls.entries());
        let dotted = members.filter(|entry| entry.key.ends_with(".env")).flat_map(|env| env.entries());
        let mut found = self.section("gopls.env");
        found.extend(dotted.map(|entry| (entry.key.as_str().to_owned(), entry)));
        found
    }
}

fn declare_all(
    entries: Vec<(String, Setting<'_>)>,
    environment: EnvironmentId,
    is_unknown: impl Fn(&str) -> bool,
    declarations: &mut Declarations,
) {
    for (name, entry) in entries {
        let Some(written) = entry.value.as_literal() else { continue };
        let value = if is_unknown(written) { Value::Unknown } else { Value::Known(written.clone()) };
        let span = entry.key.part_of(entry.key.get(entry.key.len() - name.len()..).unwrap_or_default());
        let span = if name == entry.key.as_str() { entry.key.span() } else { span };
        declarations.assignment(EnvAssignment {
            name: Located::new(name, span),
            written: written.clone(),
            value,
            environment,
        });
    }
}

/// Whether the Go extension puts something else in place of a part of the value (util.ts: `resolvePath`, `substituteEnv`).
fn resolved_by_extension(value: &str) -> bool {
    value.contains("${") || value.starts_with('~')
}

/// The languages that a key like `[go][go.mod]` names; none for a key that is no such block.
fn languages(key: &str) -> impl Iterator<Item = &str> {
    let inner = key.strip_prefix('[').and_then(|key| key.strip_suffix(']'));
    inner.into_iter().flat_map(|inner| inner.split("][")).map(str::trim)
}

#[cfg(test)]
mod tests;
