//! What the Go extension puts other text for in the values of its settings, and where.
//!
//! VS Code replaces nothing in settings; each reader does it for itself. The extension has two functions (`extension/src/util.ts` of
//! golang/vscode-go v0.57.2): `substituteEnv` for `${env:NAME}`, and `resolvePath` for the folder variables and a `~` that the value begins
//! with. Which of them a setting goes through is the table here. What stands in it without a release was so in v0.14.4, the first release
//! of golang.go.

use std::ops::Range;

use crate::facts::vscode_go::ExtensionRelease;

/// What the extension replaces in a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Substitution {
    /// The setting; `gopls` for all that goes to gopls.
    pub setting: &'static str,
    /// What of its value is looked at.
    pub shape: Shape,
    /// Whether `${env:NAME}` is replaced.
    pub environment: Support,
    /// Where the folder variables and a leading `~` are replaced.
    pub paths: Paths,
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

/// Whether, and since when, something is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Support {
    /// In no release.
    Never,
    /// Since this one.
    Since(ExtensionRelease),
    /// In every one.
    Always,
}

/// Where the folder variables and a leading `~` are replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paths {
    /// Nowhere.
    Nowhere,
    /// In all of the text.
    Everywhere,
    /// In an argument that begins with one of these, behind that.
    Behind(&'static [&'static str]),
    /// In the argument that follows one of these.
    After(&'static [&'static str]),
}

const SINCE_V0_40: Support = Support::Since(ExtensionRelease::new(0, 40, 0));
const CONFIG: Paths = Paths::Behind(&["--config=", "-config="]);
const TEMPLATES: Paths = Paths::After(&["-template_dir", "-template_params_file"]);
const VETTOOL: Paths = Paths::Behind(&["--vettool=", "-vettool="]);

/// Every setting with text that people put variables into, sorted by name.
pub const SUBSTITUTIONS: &[Substitution] = &[
    of("go.alternateTools", Shape::Members, SINCE_V0_40, Paths::Everywhere), // util.ts: getBinPathWithExplanation
    of("go.buildFlags", Shape::Arguments, Support::Never, Paths::Nowhere), // goBuild.ts, goInstall.ts, goLanguageServer.ts
    of("go.buildTags", Shape::Text, Support::Never, Paths::Nowhere),       // the same
    of("go.formatFlags", Shape::Arguments, Support::Never, CONFIG),        // goFormat.ts
    of("go.generateTestsFlags", Shape::Arguments, Support::Never, TEMPLATES), // goGenerateTests.ts
    of("go.gopath", Shape::Text, Support::Always, Paths::Everywhere),      // util.ts: getCurrentGoPath
    of("go.goroot", Shape::Text, SINCE_V0_40, Paths::Everywhere),          // goEnv.ts: setGOROOTEnvVar
    of("go.languageServerFlags", Shape::Arguments, Support::Never, Paths::Nowhere), // goLanguageServer.ts
    of("go.lintFlags", Shape::Arguments, Support::Never, CONFIG),          // goLint.ts
    of("go.testEnvFile", Shape::Text, Support::Never, Paths::Everywhere),  // testUtils.ts: getTestEnvVars
    of("go.testEnvVars", Shape::Members, Support::Never, Paths::Everywhere), // the same
    of("go.testFlags", Shape::Arguments, Support::Never, Paths::Everywhere), // testUtils.ts: getTestFlags
    of("go.testTags", Shape::Text, Support::Never, Paths::Nowhere),        // testUtils.ts: getTestTags
    of("go.toolsEnvVars", Shape::Members, SINCE_V0_40, Paths::Everywhere), // goEnv.ts: newEnvironment
    of("go.toolsGopath", Shape::Text, Support::Always, Paths::Everywhere), // util.ts: resolveToolsGopath
    of("go.toolsManagement.go", Shape::Text, Support::Never, Paths::Nowhere), // goInstallTools.ts
    of("go.vetFlags", Shape::Arguments, Support::Never, VETTOOL),          // goVet.ts
    of("gopls", Shape::Nested, Support::Never, Paths::Nowhere),            // goLanguageServer.ts; gopls itself
];

const fn of(setting: &'static str, shape: Shape, environment: Support, paths: Paths) -> Substitution {
    Substitution { setting, shape, environment, paths }
}

/// What is replaced in the setting called `setting`; none for one that holds no such text.
pub fn substitution(setting: &str) -> Option<&'static Substitution> {
    let index = SUBSTITUTIONS.binary_search_by(|known| known.setting.cmp(setting)).ok()?;
    SUBSTITUTIONS.get(index)
}

/// The settings that list arguments of commands.
pub fn lists_of_arguments() -> impl Iterator<Item = &'static str> {
    SUBSTITUTIONS.iter().filter(|known| known.shape == Shape::Arguments).map(|known| known.setting)
}

impl Support {
    /// Whether `release` replaces it.
    pub fn is_in(self, release: ExtensionRelease) -> bool {
        match self {
            Support::Never => false,
            Support::Since(first) => first <= release,
            Support::Always => true,
        }
    }
}

impl Paths {
    /// Which bytes of an argument go through `resolvePath`, given the argument before it.
    pub fn range(self, argument: &str, before: Option<&str>) -> Option<Range<usize>> {
        let start = match self {
            Paths::Nowhere => None,
            Paths::Everywhere => Some(0),
            Paths::Behind(prefixes) => prefixes.iter().find(|prefix| argument.starts_with(**prefix)).map(|it| it.len()),
            Paths::After(names) => before.filter(|before| names.contains(before)).map(|_| 0),
        };
        start.map(|start| start..argument.len())
    }
}

/// Words of VS Code's that have a value while a file is open.
pub const OF_THE_OPEN_FILE: [&str; 13] = [
    "columnNumber",
    "file",
    "fileBasename",
    "fileBasenameNoExtension",
    "fileDirname",
    "fileDirnameBasename",
    "fileExtname",
    "fileWorkspaceFolder",
    "fileWorkspaceFolderBasename",
    "lineNumber",
    "relativeFile",
    "relativeFileDirname",
    "selectedText",
];

/// A word of VS Code's in a text: `${…}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// What it stands for.
    pub meaning: Meaning,
    /// Which bytes it is, sign and braces included.
    pub range: Range<usize>,
}

/// What a word of VS Code's stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// `${env:NAME}`: that variable of the editor's own environment.
    Variable(String),
    /// `${workspaceFolder}`, `${workspaceRoot}`, `${workspaceFolderBasename}`.
    Folder,
    /// Something that VS Code knows elsewhere and the extension nowhere: `${userHome}`, `${config:…}`, `${workspaceFolder:name}`.
    Elsewhere,
}

/// Every word of VS Code's in `text`, in order. What only a shell means by braces is left out.
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find("${")).map(|offset| at + offset) {
        let inner = text.get(start + 2..).unwrap_or_default();
        let Some(length) = inner.find('}') else { break };
        let meaning = inner.get(..length).and_then(meaning);
        at = if meaning.is_some() { start + length + 3 } else { start + 2 };
        found.extend(meaning.map(|meaning| Word { meaning, range: start..at }));
    }
    found
}

fn meaning(word: &str) -> Option<Meaning> {
    const ALONE: [&str; 6] = ["cwd", "defaultBuildTask", "execPath", "pathSeparator", "userHome", "/"];
    const WITH_ARGUMENT: [&str; 10] = [
        "command",
        "config",
        "containerEnv",
        "cwd",
        "input",
        "localEnv",
        "relativeFile",
        "workspaceFolder",
        "workspaceFolderBasename",
        "workspaceRoot",
    ];
    match word.split_once(':') {
        Some(("env", name)) if !name.is_empty() => Some(Meaning::Variable(name.trim().to_owned())),
        Some((key, argument)) => (WITH_ARGUMENT.contains(&key) && !argument.is_empty()).then_some(Meaning::Elsewhere),
        None if matches!(word, "workspaceFolder" | "workspaceRoot" | "workspaceFolderBasename") => {
            Some(Meaning::Folder)
        }
        None => (ALONE.contains(&word) || OF_THE_OPEN_FILE.contains(&word)).then_some(Meaning::Elsewhere),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_so_that_all_are_found() {
        assert!(SUBSTITUTIONS.is_sorted_by(|a, b| a.setting < b.setting));
        assert!(SUBSTITUTIONS.iter().all(|known| substitution(known.setting) == Some(known)));
        assert_eq!(substitution("go.lintTool"), None);
    }

    #[test]
    fn what_is_replaced_depends_on_the_release() {
        let goroot = substitution("go.goroot").expect("it is there").environment;
        assert!(!goroot.is_in(ExtensionRelease::new(0, 39, 1)) && goroot.is_in(ExtensionRelease::new(0, 40, 0)));
        let gopath = substitution("go.gopath").expect("it is there").environment;
        assert!(gopath.is_in(ExtensionRelease::new(0, 14, 4)));
    }

    #[test]
    fn only_a_part_of_an_argument_is_a_path() {
        let range = |setting: &str, argument: &str, before: Option<&str>| {
            substitution(setting).and_then(|known| known.paths.range(argument, before))
        };
        assert_eq!(range("go.lintFlags", "--config=x", None), Some(9..10));
        assert_eq!(range("go.lintFlags", "x", Some("--config")), None, "goLint.ts wants both in one argument");
        assert_eq!(range("go.vetFlags", "-vettool=~/x", None), Some(9..12));
        assert_eq!(range("go.generateTestsFlags", "~/x", Some("-template_dir")), Some(0..3));
        assert_eq!(range("go.testFlags", "-x", None), Some(0..2));
        assert_eq!(range("go.buildFlags", "-modfile=${workspaceFolder}/x.mod", None), None);
    }

    #[test]
    fn words_are_told_from_what_a_shell_or_a_pattern_means() {
        let text = "${env: A }/${workspaceFolder}:${workspaceFolder:api}:${HOME}:${}:${env:}:${userHome}:${x";
        let found: Vec<(&str, Meaning)> =
            words(text).into_iter().map(|word| (&text[word.range], word.meaning)).collect();
        let want = [
            ("${env: A }", Meaning::Variable("A".to_owned())),
            ("${workspaceFolder}", Meaning::Folder),
            ("${workspaceFolder:api}", Meaning::Elsewhere),
            ("${userHome}", Meaning::Elsewhere),
        ];
        assert_eq!(found, want);
        for text in ["", "$", "${", "}${", "^foo$", "${é}", "a${b}c${"] {
            assert_eq!(words(text), [], "{text}");
        }
    }
}
