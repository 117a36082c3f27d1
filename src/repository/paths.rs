//! The paths that settings of the editor hold.

use crate::artifact::Setting;
use crate::facts::vscode_go::lists_of_arguments;
use crate::text::Literal;

use super::EditorSettings;
use super::editor_flags::arguments;

/// A setting, or one entry of it, that holds a path.
#[derive(Clone, Debug)]
pub struct PathSetting<'r> {
    /// What people call it: "`go.goroot`", "`GOPATH` in `go.toolsEnvVars`".
    pub name: String,
    /// The value.
    pub literal: &'r Literal,
    /// How much of it is paths.
    pub shape: PathShape,
    /// What its reader takes for the home directory at the begin of the value, if anything.
    pub home: Option<&'static str>,
    /// Whether it is read on Windows only, so that a path of Windows is right there.
    pub on_windows: bool,
}

/// How much of a value is paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PathShape {
    /// All of it is one.
    Single,
    /// A list, with colons, or with semicolons on Windows.
    List,
    /// It is anything, paths among other words.
    Among,
}

/// What the Go extension puts the home directory for (pathUtils.ts, `resolveHomeDir`).
const TILDE: Option<&str> = Some("~");

impl<'r> EditorSettings<'r> {
    /// Every value that holds paths of this machine.
    pub fn paths(&self) -> Vec<PathSetting<'r>> {
        // `go.testEnvFile` knows `~` when tests run and not when they are debugged, `go.toolsManagement.go` and gopls never.
        let singles = [
            ("go.goroot", PathShape::Single, TILDE),
            ("go.gopath", PathShape::List, TILDE),
            ("go.toolsGopath", PathShape::List, TILDE),
            ("go.toolsManagement.go", PathShape::Single, None),
            ("go.testEnvFile", PathShape::Single, None),
        ];
        let mut paths: Vec<PathSetting<'r>> = singles
            .into_iter()
            .filter_map(|(name, shape, home)| {
                let literal = self.settings.get(name)?.value.as_literal()?;
                Some(PathSetting { name: format!("`{name}`"), literal, shape, home, on_windows: false })
            })
            .collect();
        let tools = self.settings.section("go.alternateTools");
        paths.extend(
            entries("go.alternateTools", tools, TILDE).map(|path| PathSetting { shape: PathShape::Single, ..path }),
        );
        paths.extend(lists_of_arguments().flat_map(|name| self.paths_among_arguments(name)));
        paths.extend(entries("go.toolsEnvVars", self.settings.section("go.toolsEnvVars"), TILDE));
        paths.extend(entries("go.testEnvVars", self.settings.section("go.testEnvVars"), None));
        paths.extend(entries("gopls", self.settings.gopls_env(), None));
        for (os, home) in [("linux", Some("${env:HOME}")), ("osx", Some("${env:HOME}")), ("windows", None)] {
            let section = format!("terminal.integrated.env.{os}");
            paths.extend(entries(&section, self.settings.section(&section), home));
        }
        paths
    }

    /// The arguments in the list `name`, each of which may hold a path: `-modfile=/home/ada/x.mod`.
    fn paths_among_arguments(&self, name: &'static str) -> impl Iterator<Item = PathSetting<'r>> + use<'r> {
        let literals = self.settings.get(name).map(|setting| arguments(&setting)).unwrap_or_default();
        literals.into_iter().map(move |literal| PathSetting {
            name: format!("`{name}`"),
            literal,
            shape: PathShape::Among,
            home: None,
            on_windows: false,
        })
    }
}

/// The variables of one environment, but for GOROOT: wherever a committed one leads, it is at fault itself.
fn entries<'r>(
    section: &str,
    entries: Vec<(String, Setting<'r>)>,
    home: Option<&'static str>,
) -> impl Iterator<Item = PathSetting<'r>> {
    let section = section.to_owned();
    entries.into_iter().filter_map(move |(variable, entry)| {
        let shape = match variable.as_str() {
            "GOROOT" => return None,
            "GOBIN" | "GOCACHE" | "GOMODCACHE" | "GOENV" | "GOTMPDIR" | "GOWORK" => PathShape::Single,
            "GOPATH" | "PATH" | "Path" => PathShape::List,
            _ => PathShape::Among,
        };
        let name = format!("`{variable}` in `{section}`");
        let on_windows = section.ends_with(".windows");
        Some(PathSetting { name, literal: entry.value.as_literal()?, shape, home, on_windows })
    })
}

impl<'r> PathSetting<'r> {
    /// The entries of a list, the whole value of anything else.
    pub fn parts(&self) -> Vec<&'r str> {
        let value: &'r str = self.literal.as_str();
        match self.shape {
            PathShape::Single | PathShape::Among => vec![value],
            PathShape::List if value.contains(';') || value.as_bytes().get(1) == Some(&b':') => {
                value.split(';').collect()
            }
            PathShape::List => value.split(':').collect(),
        }
    }
}
