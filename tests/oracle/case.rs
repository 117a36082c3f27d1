//! A case: a small repository in txtar, the commands that a Go was asked to run there, and their environment.
//!
//! The comment before the first file says `# run: COMMAND ; COMMAND`, `# env: NAME=VALUE`, `# cd: FOLDER`, and of a file how its bytes
//! differ from the text: `# crlf: FILE`, `# bom: FILE`, `# nonl: FILE`.

#![allow(dead_code, reason = "each test crate uses what it needs")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use goconflint::tree::MemoryTree;

/// What stands for a place or a server of the machine that asked. The values are those of a hosted runner, or cannot be answered.
const PLACES: [(&str, &str); 9] = [
    ("${WORK}", "/home/runner/work/r/r"),
    ("${HOME}", "/home/runner"),
    ("${GOROOT}", "/usr/local/go"),
    ("${OTHERGOROOT}", "/opt/go"),
    ("${GOVERSION}", "1.27.3"),
    ("${HTTPHOST}", "127.0.0.1:8080"),
    ("${HTTP}", "http://127.0.0.1:8080"),
    ("${CLOSED}", "127.0.0.1:9"),
    ("${SILENT}", "127.0.0.1:10"),
];

/// Where the workflow is put that runs the commands.
pub(crate) const WORKFLOW: &str = ".github/workflows/oracle.yml";

/// A small repository and what was run in it.
pub(crate) struct Case {
    /// The file's name without its ending.
    pub(crate) name: String,
    /// The commands, in order.
    pub(crate) commands: Vec<String>,
    /// The variables that all of them get.
    pub(crate) env: BTreeMap<String, String>,
    /// The folder that they run in, where it is not the root.
    pub(crate) folder: Option<String>,
    /// Path and bytes of each file.
    pub(crate) files: Vec<(String, Vec<u8>)>,
    /// CRC-32 of the file as it stands.
    pub(crate) checksum: u32,
}

impl Case {
    /// The cases of a folder, by name.
    pub(crate) fn all_in(folder: &Path) -> Vec<Case> {
        let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let mut cases: Vec<Case> = paths
            .filter(|path| path.extension().is_some_and(|extension| extension == "txtar"))
            .map(|path| Case::read(path.file_stem().unwrap().to_str().unwrap(), &fs::read_to_string(&path).unwrap()))
            .collect();
        cases.sort_by(|a, b| a.name.cmp(&b.name));
        cases
    }

    fn read(name: &str, text: &str) -> Case {
        let mut case = Case {
            name: name.to_owned(),
            commands: Vec::new(),
            env: BTreeMap::new(),
            folder: None,
            files: Vec::new(),
            checksum: crc32(text.as_bytes()),
        };
        let header = text.split("\n-- ").next().unwrap_or_default();
        let settings: Vec<(&str, &str)> = header
            .lines()
            .filter_map(|line| line.strip_prefix("# ")?.split_once(':'))
            .map(|(key, value)| (key, value.trim()))
            .collect();
        case.files = archive(text);
        for (key, value) in settings {
            match key {
                "run" => case.commands.extend(value.split(" ; ").map(|command| place(command.trim()))),
                "env" => {
                    if let Some((variable, value)) = value.split_once('=') {
                        case.env.insert(variable.to_owned(), place(value));
                    }
                }
                "cd" => case.folder = Some(value.to_owned()),
                "crlf" => case.change(value, |bytes| String::from_utf8(bytes).unwrap().replace('\n', "\r\n").into()),
                "bom" => case.change(value, |bytes| ["\u{feff}".as_bytes(), &bytes].concat()),
                "nonl" => case.change(value, |bytes| bytes.trim_ascii_end().to_vec()),
                "note" => {}
                other => panic!("{name}: no setting is called {other:?}"),
            }
        }
        assert!(!case.commands.is_empty(), "{name}: nothing is run");
        case
    }

    fn change(&mut self, path: &str, change: impl FnOnce(Vec<u8>) -> Vec<u8>) {
        let (_, bytes) = self.files.iter_mut().find(|(name, _)| name == path).expect("the file is in the case");
        *bytes = change(std::mem::take(bytes));
    }

    /// The repository, with a workflow whose one job has the environment and runs the commands.
    pub(crate) fn tree(&self) -> MemoryTree {
        let tree = MemoryTree::new().file(WORKFLOW, self.workflow());
        self.files.iter().fold(tree, |tree, (path, bytes)| tree.file(path, bytes.clone()))
    }

    /// The workflow's text.
    pub(crate) fn workflow(&self) -> String {
        let mut text = String::from("on: push\njobs:\n  oracle:\n    runs-on: ubuntu-latest\n");
        if !self.env.is_empty() {
            text.push_str("    env:\n");
        }
        for (name, value) in &self.env {
            let _ = writeln!(text, "      {name}: {}", quoted(value));
        }
        text.push_str("    steps:\n      - uses: actions/checkout@v5\n");
        for index in 0..self.commands.len() {
            let (command, folder) = self.step(index);
            let _ = writeln!(text, "      - run: {}", quoted(&command));
            if let Some(folder) = folder {
                let _ = writeln!(text, "        working-directory: {}", quoted(&folder));
            }
        }
        text
    }

    /// A command, and the folder that it runs in where that is not the root.
    pub(crate) fn step(&self, index: usize) -> (String, Option<String>) {
        let (command, folder) = split_folder(&self.commands[index]);
        (command, folder.or_else(|| self.folder.clone()))
    }
}

/// A command, and the folder that it says to run in: `cd FOLDER && COMMAND`, or `PWD=FOLDER COMMAND`.
pub(crate) fn split_folder(command: &str) -> (String, Option<String>) {
    if let Some((folder, command)) = command.strip_prefix("cd ").and_then(|rest| rest.split_once(" && ")) {
        return (command.to_owned(), Some(folder.to_owned()));
    }
    let (folders, words): (Vec<&str>, Vec<&str>) = command.split(' ').partition(|word| word.starts_with("PWD="));
    (words.join(" "), folders.first().map(|word| word.trim_start_matches("PWD=").to_owned()))
}

fn quoted(value: &str) -> String {
    format!("'{}'", value.replace('\'', "''"))
}

fn place(text: &str) -> String {
    PLACES.iter().fold(text.to_owned(), |text, (name, value)| text.replace(name, value))
}

/// The files of a txtar archive.
fn archive(text: &str) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let name = line.trim_end_matches('\n').strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --"));
        if let Some(name) = name {
            files.push((name.to_owned(), String::new()));
        } else if let Some((_, contents)) = files.last_mut() {
            contents.push_str(line);
        }
    }
    files.into_iter().map(|(name, contents)| (name, place(&contents).into_bytes())).collect()
}

/// As zlib has it.
pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & 0u32.wrapping_sub(sum & 1)))
    })
}
