//! What the Go extension puts other text for in the values of its settings, and where.
//!
//! VS Code replaces nothing in settings; each reader does it for itself. The extension has two functions (`extension/src/util.ts` of
//! golang/vscode-go v0.57.2): `substituteEnv` for `${env:NAME}`, and `resolvePath` for the folder variables and a `~` that the value begins
//! with. Which of them a setting goes through is in the table. What stands in it without a release was so in v0.14.4, the first release of
//! golang.go.

use std::ops::Range;

use super::ExtensionRelease;

/// Which references the extension resolves in the values of a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Substitution {
    /// The setting; `.*` behind it stands for each member, `[]` for each element.
    pub(super) setting: &'static str,
    /// `${env:NAME}`.
    pub variables: Support,
    /// Since which release, where it was not always so.
    pub variables_since: Option<ExtensionRelease>,
    /// `${workspaceFolder}`, `${workspaceRoot}`, `${workspaceFolderBasename}` and `~` at the start.
    pub folders: Support,
}

/// How far references are resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Support {
    /// Everywhere in the value.
    Whole,
    /// Nowhere.
    No,
    /// Only in an argument that begins with one of these, behind that.
    Behind(&'static [&'static str]),
    /// Only in the argument that follows one of these.
    After(&'static [&'static str]),
    /// Only where tests are run with them.
    InTests,
    /// By VS Code, as in a launch configuration.
    Debugger,
}

/// What of a setting's value holds text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// It is a string.
    Text,
    /// It is an object, and each of its members a string.
    Members,
    /// It is a list of arguments.
    Arguments,
    /// It is an object with strings anywhere in it.
    Nested,
}

impl Substitution {
    /// The setting; `gopls` for all that goes to gopls.
    pub fn name(&self) -> &'static str {
        self.setting.trim_end_matches("[]").trim_end_matches(".*")
    }

    /// What of its value holds text.
    pub fn shape(&self) -> Shape {
        match self.setting.strip_prefix(self.name()) {
            Some(".*") if self.name() == "gopls" => Shape::Nested,
            Some(".*") => Shape::Members,
            Some("[]") => Shape::Arguments,
            _ => Shape::Text,
        }
    }

    /// Whether `release` resolves `${env:NAME}`.
    pub fn has_variables_in(&self, release: ExtensionRelease) -> bool {
        self.variables == Support::Whole && self.variables_since.is_none_or(|first| first <= release)
    }

    /// Whether folder variables and a leading `~` are resolved in it at all, if only in some arguments. What is resolved in tests alone is
    /// not in builds, which take the same list.
    pub const fn has_folders(&self) -> bool {
        !matches!(self.folders, Support::No | Support::InTests | Support::Debugger)
    }

    /// Which bytes of an argument go through `resolvePath`, given the argument before it.
    pub fn path_in(&self, argument: &str, before: Option<&str>) -> Option<Range<usize>> {
        let start = match self.folders {
            Support::No | Support::InTests | Support::Debugger => None,
            Support::Whole => Some(0),
            Support::Behind(flags) => flags.iter().find(|flag| argument.starts_with(**flag)).map(|flag| flag.len()),
            Support::After(flags) => before.filter(|before| flags.contains(before)).map(|_| 0),
        };
        start.map(|start| start..argument.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::vscode_go::{lists_of_arguments, substitution, substitutions};

    #[test]
    fn every_setting_is_found_and_has_its_shape() {
        let shape = |name: &str| substitution(name).map(Substitution::shape);
        assert!(substitutions().all(|known| substitution(known.name()) == Some(known)));
        assert_eq!(shape("go.goroot"), Some(Shape::Text));
        assert_eq!(shape("go.toolsEnvVars"), Some(Shape::Members));
        assert_eq!(shape("go.vetFlags"), Some(Shape::Arguments));
        assert_eq!(shape("gopls"), Some(Shape::Nested));
        assert_eq!(shape("go.lintTool"), None);
        assert_eq!(lists_of_arguments().count(), 7);
    }

    #[test]
    fn what_is_replaced_depends_on_the_release() {
        let goroot = substitution("go.goroot").expect("it is there");
        assert!(!goroot.has_variables_in(ExtensionRelease::new(0, 39, 1)));
        assert!(goroot.has_variables_in(ExtensionRelease::new(0, 40, 0)));
        let gopath = substitution("go.gopath").expect("it is there");
        assert!(gopath.has_variables_in(ExtensionRelease::new(0, 14, 4)));
    }

    #[test]
    fn only_a_part_of_an_argument_is_a_path() {
        let range = |setting: &str, argument: &str, before: Option<&str>| {
            substitution(setting).and_then(|known| known.path_in(argument, before))
        };
        assert_eq!(range("go.lintFlags", "--config=x", None), Some(9..10));
        assert_eq!(range("go.lintFlags", "x", Some("--config")), None, "goLint.ts wants both in one argument");
        assert_eq!(range("go.vetFlags", "-vettool=~/x", None), Some(9..12));
        assert_eq!(range("go.generateTestsFlags", "~/x", Some("-template_dir")), Some(0..3));
        assert_eq!(range("go.testFlags", "-x", None), Some(0..2));
        assert_eq!(range("go.buildFlags", "-modfile=${workspaceFolder}/x.mod", None), None);
    }
}
