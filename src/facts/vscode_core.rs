//! Settings of VS Code itself that concern Go code, and where VS Code takes a setting from. Read from VS Code 1.138.

/// Where a setting may be set (platform/configuration/common/configurationRegistry.ts).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// By the user, for all machines.
    Application,
    /// By the user, for one machine, or by what is set up on it.
    Machine,
    /// For a window. The default.
    Window,
    /// For a folder.
    Resource,
    /// For a folder, and for a language in it.
    LanguageOverridable,
    /// Like a machine's, but a folder may override it.
    MachineOverridable,
}

/// Sorted by name.
const SETTINGS: &[(&str, Scope)] = &[
    ("editor.codeActionsOnSave", Scope::LanguageOverridable),
    ("editor.defaultFormatter", Scope::LanguageOverridable),
    ("editor.detectIndentation", Scope::LanguageOverridable),
    ("editor.formatOnSave", Scope::LanguageOverridable),
    ("editor.formatOnSaveMode", Scope::LanguageOverridable),
    ("editor.insertSpaces", Scope::LanguageOverridable),
    ("editor.tabSize", Scope::LanguageOverridable),
    ("files.associations", Scope::Window),
    ("files.exclude", Scope::Resource),
    ("files.watcherExclude", Scope::Resource),
    ("search.exclude", Scope::Resource),
    ("terminal.integrated.env.linux", Scope::Window),
    ("terminal.integrated.env.osx", Scope::Window),
    ("terminal.integrated.env.windows", Scope::Window),
    ("terminal.integrated.inheritEnv", Scope::Application),
];

/// The scope of VS Code's own setting called `name`, where it concerns Go.
pub fn scope_of(name: &str) -> Option<Scope> {
    let at = SETTINGS.binary_search_by_key(&name, |(known, _)| known).ok()?;
    SETTINGS.get(at).map(|(_, scope)| *scope)
}

/// What the Go extension says of its files by default (v0.57.2, package.json, `configurationDefaults`).
pub struct GoDefault {
    name: &'static str,
    /// As JSON spells it.
    pub value: &'static str,
    /// In a message.
    pub shown: &'static str,
}

/// The default of the setting called `name` for Go files, where the Go extension brings one that is no object.
pub fn go_default(name: &str) -> Option<&'static GoDefault> {
    const DEFAULTS: &[GoDefault] = &[
        GoDefault { name: "editor.formatOnSave", value: "true", shown: "`\"editor.formatOnSave\": true`" },
        GoDefault {
            name: "editor.formatOnSaveMode",
            value: "\"file\"",
            shown: "`\"editor.formatOnSaveMode\": \"file\"`",
        },
        GoDefault { name: "editor.insertSpaces", value: "false", shown: "`\"editor.insertSpaces\": false`" },
    ];
    DEFAULTS.iter().find(|default| default.name == name)
}

/// The languages that the Go extension contributes (v0.57.2, package.json).
pub const GO_LANGUAGES: [&str; 6] = ["go", "go.asm", "go.mod", "go.sum", "go.work", "gotmpl"];

/// The language of Go that is meant by `id`, where that is the id of none.
pub fn meant_language(id: &str) -> Option<&'static str> {
    const ELSEWHERE: [(&str, &str); 8] = [
        ("golang", "go"),
        ("go-mod", "go.mod"),
        ("gomod", "go.mod"),
        ("go-sum", "go.sum"),
        ("gosum", "go.sum"),
        ("go-work", "go.work"),
        ("gowork", "go.work"),
        ("go.tmpl", "gotmpl"),
    ];
    let lower = id.to_ascii_lowercase();
    let by_case = GO_LANGUAGES.into_iter().find(|language| *language == lower && *language != id);
    by_case.or_else(|| ELSEWHERE.into_iter().find(|(name, _)| *name == lower).map(|(_, language)| language))
}

/// Whether `name` is no setting itself but what the names of some begin with.
pub fn is_section(name: &str) -> bool {
    let begins = |known: &str| known.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
    scope_of(name).is_none() && SETTINGS.iter().any(|(known, _)| begins(known))
}

/// The settings that are for a window.
pub fn names_of_windows() -> impl Iterator<Item = &'static str> {
    SETTINGS.iter().filter(|(_, scope)| *scope == Scope::Window).map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::vscode_go;

    #[test]
    fn the_table_is_sorted_so_that_all_are_found() {
        assert!(SETTINGS.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(scope_of("terminal.integrated.inheritEnv"), Some(Scope::Application));
        assert_eq!(scope_of("go.lintTool"), None);
        assert!(is_section("terminal") && is_section("terminal.integrated.env") && !is_section("editor.tabSize"));
    }

    #[test]
    fn what_the_go_extension_brings_is_what_its_newest_release_brings() {
        let ids = vscode_go::LANGUAGES.last().map(|(_, languages)| languages.iter().map(|language| language.id));
        let mut ids: Vec<&str> = ids.into_iter().flatten().collect();
        ids.sort_unstable();
        assert_eq!(ids, GO_LANGUAGES);
        let defaults = vscode_go::CONFIGURATION_DEFAULTS.last().map_or("", |(_, defaults)| *defaults);
        for name in ["editor.formatOnSave", "editor.formatOnSaveMode", "editor.insertSpaces"] {
            let shown = go_default(name).map_or("", |default| default.shown).trim_matches('`');
            assert!(!shown.is_empty() && defaults.contains(shown), "{name}");
        }
    }
}
