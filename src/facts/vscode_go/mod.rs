//! The Go extension of VS Code: what each of its releases takes.
//!
//! The tables are written by `facts/vscode_go.py` from `facts/vscode-go.json`, which was read from the manifests of 218 releases of
//! golang/vscode-go. Nothing is parsed when the program starts, and a lookup is a binary search.

mod judged;
mod release;
mod setting;
mod spelling;
mod substitution;
mod table;

pub use judged::{
    AlsoTaken, also_taken, is_frozen, is_still_read, names_a_program, successor, takes_a_list, takes_any_case,
    takes_more,
};
pub use release::{Channel, ExtensionRelease};
pub use setting::{Deprecation, History, Life, Scalar, Scope, Setting, Standing, Types, at};
pub use spelling::{known_rename, nearest, nearest_setting};
pub use substitution::{Shape, Substitution, Support};
pub use table::{
    ATTACH, CONFIGURATION_DEFAULTS, IDENTIFIERS, LANGUAGES, LAUNCH, RELEASES, SETTINGS, SUBSTITUTIONS, TASK, TOOLS,
};

/// One release.
#[derive(Clone, Copy, Debug)]
pub struct Release {
    /// Its version.
    pub version: ExtensionRelease,
    /// When it was tagged, or its commit made: `2026-07-15`.
    pub date: &'static str,
    /// The releases of VS Code that it runs in: `^1.90.0`.
    pub vscode: &'static str,
    /// The newest gopls that it knew, where it knew one.
    pub gopls: Option<&'static str>,
}

const fn row(
    version: ExtensionRelease,
    date: &'static str,
    vscode: &'static str,
    gopls: Option<&'static str>,
) -> Release {
    Release { version, date, vscode, gopls }
}

/// A program that the extension installs or installed.
#[derive(Clone, Copy, Debug)]
pub struct Tool {
    /// The name by which `go.alternateTools` knows it.
    pub name: &'static str,
    /// What is installed.
    pub package: &'static str,
    /// The first release that has it, no earlier than v0.14.4.
    pub since: ExtensionRelease,
    /// The first release that knows it no more.
    pub removed: Option<ExtensionRelease>,
    /// Whether gopls does its work.
    pub by_gopls: bool,
}

/// A language that the extension contributes.
#[derive(Clone, Copy, Debug)]
pub struct Language {
    /// Its id.
    pub id: &'static str,
    /// The files that are of it: `*.go`, `go.mod`.
    pub files: &'static [&'static str],
}

/// The setting called `name`, of any release.
pub fn setting(name: &str) -> Option<&'static Setting> {
    setting::find(SETTINGS, name)
}

/// The attribute called `name` in `table`: [`LAUNCH`], [`ATTACH`] or [`TASK`].
pub fn attribute(table: &'static [Setting], name: &str) -> Option<&'static Setting> {
    setting::find(table, name)
}

/// Every setting with text that people put variables into, but for those that become a launch configuration.
pub fn substitutions() -> impl Iterator<Item = &'static Substitution> {
    SUBSTITUTIONS.iter().filter(|known| known.folders != Support::Debugger)
}

/// What is resolved in the setting called `name`; none for one that holds no such text.
pub fn substitution(name: &str) -> Option<&'static Substitution> {
    SUBSTITUTIONS.iter().find(|known| known.name() == name)
}

/// The settings that list arguments of commands.
pub fn lists_of_arguments() -> impl Iterator<Item = &'static str> {
    substitutions().filter(|known| known.shape() == Shape::Arguments).map(Substitution::name)
}

/// What a name is among those of all settings.
#[derive(Clone, Copy, Debug)]
pub enum Place<'n> {
    /// It is a setting.
    Setting(&'static Setting),
    /// It is a path below a setting, which follows: `dlv` in `go.alternateTools.dlv`.
    Below(&'static Setting, &'n str),
    /// Longer names of settings begin with it and a dot.
    Section,
    /// None of these.
    Nowhere,
}

/// What `name` is among the names of all settings. No setting is a section too, so its neighbours in the table tell.
pub fn place(name: &str) -> Place<'_> {
    let behind = SETTINGS.partition_point(|setting| setting.name <= name);
    let next = SETTINGS.get(behind).and_then(|setting| setting.name.strip_prefix(name));
    match behind.checked_sub(1).and_then(|index| SETTINGS.get(index)) {
        Some(setting) if setting.name == name => Place::Setting(setting),
        before => match before.and_then(|setting| Some((setting, name.strip_prefix(setting.name)?.strip_prefix('.')?)))
        {
            Some((setting, path)) => Place::Below(setting, path),
            None if next.is_some_and(|rest| rest.starts_with('.')) => Place::Section,
            None => Place::Nowhere,
        },
    }
}

/// The tool called `name`.
pub fn tool(name: &str) -> Option<&'static Tool> {
    TOOLS.get(TOOLS.binary_search_by(|tool| tool.name.cmp(name)).ok()?)
}

/// The newest release of `channel`.
pub fn newest(channel: Channel) -> ExtensionRelease {
    let mut newest_first = RELEASES.iter().rev().map(|release| release.version);
    newest_first.find(|version| version.channel() == channel).unwrap_or(ExtensionRelease::new(0, 0, 0))
}

/// The first stable release that is `release` or comes after it, where there is one: what came with a pre-release reached everyone then.
pub fn stable_from(release: ExtensionRelease) -> ExtensionRelease {
    let behind = RELEASES.partition_point(|row| row.version < release);
    let mut later = RELEASES.get(behind..).unwrap_or_default().iter().map(|row| row.version);
    later.find(|version| version.channel() == Channel::Stable).unwrap_or(release)
}

#[cfg(test)]
mod tests;
