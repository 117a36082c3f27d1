//! VS Code settings, wherever they stand: one model of which of the written keys count.
//!
//! VS Code puts every key into one tree, in the order of the file, splitting top-level keys at their dots
//! (platform/configuration/common/configuration.js, `toValuesTree`, VS Code 1.138).

use crate::artifact::{Declarations, EnvAssignment, Environment, EnvironmentId, EnvironmentKind, OperatingSystem};
use crate::syntax::jsonc::{Member, Object, Value as Json, removal};
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

    /// Each entry of a setting that is an object: of several with one name, the one that counts.
    pub fn entries(&self) -> impl Iterator<Item = Setting<'s>> + use<'s> {
        self.value.as_object().into_iter().flat_map(counting)
    }
}

/// The members of an object that count: of several with one name the last, in the place of the first.
fn counting(object: &Object) -> impl Iterator<Item = Setting<'_>> {
    let is_first = |index: usize, member: &Member| {
        !object.members.iter().take(index).any(|earlier| earlier.name.as_str() == member.name.as_str())
    };
    let firsts = object.members.iter().enumerate().filter(move |(index, member)| is_first(*index, member));
    firsts.filter_map(|(_, first)| {
        let (index, member) =
            object.members.iter().enumerate().rfind(|(_, member)| member.name.as_str() == first.name.as_str())?;
        Some(Setting { key: &member.name, value: &member.value, object, index })
    })
}

impl Settings {
    /// Every top-level key that counts, as written, in order.
    pub fn entries(&self) -> impl Iterator<Item = Setting<'_>> {
        self.root.iter().flat_map(counting)
    }

    /// The setting called `name`, written as one dotted key or in nested sections, as VS Code finds it: a section object discards
    /// what came before it, and a dotted key inside a section is never found.
    pub fn get(&self, name: &str) -> Option<Setting<'_>> {
        let mut found = None;
        for setting in self.entries() {
            if setting.key.as_str() == name {
                found = Some(setting);
            } else if let Some(rest) = name.strip_prefix(setting.key.as_str()).and_then(|rest| rest.strip_prefix('.')) {
                found = nested(setting.value, rest);
            }
        }
        found
    }

    /// The settings whose dotted top-level key begins with `section` and a dot, and those in an object called `section`; named by
    /// what follows. What a later section object discards is left out.
    pub fn section<'s>(&'s self, section: &str) -> Vec<(String, Setting<'s>)> {
        let mut found = Vec::new();
        for setting in self.entries() {
            if setting.key.as_str() == section {
                found = setting.entries().map(|entry| (entry.key.as_str().to_owned(), entry)).collect();
            } else if let Some(rest) = setting.key.strip_prefix(section).and_then(|rest| rest.strip_prefix('.')) {
                found.push((rest.to_owned(), setting));
            }
        }
        found
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
            declarations.environment(Environment { kind, name: name.to_owned(), parent, directory })
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
        self.declare_variables("go.toolsEnvVars", tools, resolved_by_extension, declarations);
        self.declare_variables("go.testEnvVars", tests, resolved_by_extension, declarations);
        for (name, setting) in self.section("gopls") {
            if matches!(name.as_str(), "env" | "build.env") {
                declare_entries(setting, gopls, |_| false, declarations);
            }
        }
        for (terminal, os) in terminals {
            let name = format!("terminal.integrated.env.{os}");
            self.declare_variables(&name, terminal, |value| value.contains("${"), declarations);
        }
    }

    fn declare_variables(
        &self,
        name: &str,
        environment: EnvironmentId,
        is_unknown: impl Fn(&str) -> bool,
        declarations: &mut Declarations,
    ) {
        if let Some(setting) = self.get(name) {
            declare_entries(setting, environment, is_unknown, declarations);
        }
    }
}

fn declare_entries(
    setting: Setting<'_>,
    environment: EnvironmentId,
    is_unknown: impl Fn(&str) -> bool,
    declarations: &mut Declarations,
) {
    for entry in setting.entries() {
        let Some(written) = entry.value.as_literal() else { continue };
        let value = if is_unknown(written) { Value::Unknown } else { Value::Known(written.clone()) };
        let name = Located::new(entry.key.as_str().to_owned(), entry.key.span());
        declarations.assignment(EnvAssignment { name, written: written.clone(), value, environment });
    }
}

/// Whether the Go extension puts something else in place of a part of the value (util.ts: `resolvePath`, `substituteEnv`).
fn resolved_by_extension(value: &str) -> bool {
    value.contains("${") || value.starts_with('~')
}

/// The setting at `path` below a section object: each dot is a level of its own.
fn nested<'s>(value: &'s Json, path: &str) -> Option<Setting<'s>> {
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let setting = counting(value.as_object()?).find(|setting| setting.key.as_str() == first)?;
    match rest {
        None => Some(setting),
        Some(rest) => nested(setting.value, rest),
    }
}
