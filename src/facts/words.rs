//! The words of VS Code's that stand for something else in a text: `${…}`.

use std::ops::Range;

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
