//! The house stands on floors: a module imports only from floors below its own, and no two files import each other in a circle.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "tests fail by panicking and say on standard output what they skip"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The floors from the ground up. Modules on one line do not know each other.
const FLOORS: &[&[&str]] = &[
    &["text"],
    &["diagnostic", "tree", "syntax"],
    &["facts"],
    &["go", "gopls"],
    &["artifact"],
    &["repository"],
    &["rules"],
    &["policy"],
    &["report", "fix"],
    &["cli"],
];

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|modules| modules.contains(&module))
}

fn rust_files(directory: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(directory).expect("src is readable") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The path of a file's module: `src/syntax/yaml/tree.rs` is `syntax::yaml::tree`, `src/text/mod.rs` is `text`.
fn module_of(file: &Path) -> Vec<String> {
    let below = file.strip_prefix("src").expect("below src").with_extension("");
    let mut elements: Vec<String> = below.iter().map(|e| e.to_string_lossy().into_owned()).collect();
    if elements.last().is_some_and(|last| last == "mod" || last == "lib") {
        elements.pop();
    }
    elements
}

/// The text without comments' doc links: only code counts as an import.
fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Every `crate::a::b` in the code, as `["a", "b"]`, brace groups unfolded.
fn crate_paths(text: &str) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        unfold(&text[at + "crate::".len()..], &mut Vec::new(), &mut paths);
    }
    paths
}

/// Reads one use-path from the start of `rest`, and what its braces hold. Gives how much it read.
fn unfold(rest: &str, prefix: &mut Vec<String>, paths: &mut Vec<Vec<String>>) -> usize {
    let mut at = 0;
    let depth = prefix.len();
    loop {
        let word: String = rest[at..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        at += word.len();
        if !word.is_empty() {
            prefix.push(word);
        }
        if rest[at..].starts_with("::") {
            at += 2;
            continue;
        }
        if rest[at..].starts_with('{') {
            at += 1;
            loop {
                at += rest[at..].len() - rest[at..].trim_start().len();
                if rest[at..].starts_with('}') || rest[at..].is_empty() {
                    at += 1;
                    break;
                }
                let before = at;
                at += unfold(&rest[at..], prefix, paths);
                at += rest[at..].len() - rest[at..].trim_start().len();
                if rest[at..].starts_with(',') {
                    at += 1;
                }
                if at == before {
                    break;
                }
            }
            prefix.truncate(depth);
            return at;
        }
        paths.push(prefix.clone());
        prefix.truncate(depth);
        return at;
    }
}

#[test]
fn a_module_imports_only_from_floors_below_its_own() {
    let mut files = Vec::new();
    rust_files(Path::new("src"), &mut files);
    let mut faults = Vec::new();
    for file in &files {
        let module = module_of(file);
        let Some(top) = module.first().filter(|top| *top != "main") else { continue };
        let Some(own) = floor(top) else {
            faults.push(format!("{}: `{top}` stands on no floor; add it to FLOORS", file.display()));
            continue;
        };
        for path in crate_paths(&code(&fs::read_to_string(file).expect("source is readable"))) {
            let Some(target) = path.first() else { continue };
            match floor(target) {
                Some(other) if other < own || target == top => {}
                Some(_) => faults.push(format!("{}: `{top}` imports `crate::{}`", file.display(), path.join("::"))),
                None => faults.push(format!("{}: `crate::{target}` stands on no floor", file.display())),
            }
        }
    }
    assert!(files.len() > 20, "the source was not found");
    assert!(faults.is_empty(), "imports that go up:\n{}", faults.join("\n"));
}

/// Imports between files of one room: `crate::room::file::…`, and `super::` or `self::` paths that name a sibling file.
fn neighbours(file: &Path, modules: &BTreeMap<Vec<String>, PathBuf>) -> BTreeSet<Vec<String>> {
    let text = code(&fs::read_to_string(file).expect("source is readable"));
    let module = module_of(file);
    let mut targets: Vec<Vec<String>> = crate_paths(&text);
    for (at, _) in text.match_indices("super::") {
        let mut found = Vec::new();
        unfold(&text[at + "super::".len()..], &mut Vec::new(), &mut found);
        let parent = &module[..module.len().saturating_sub(1)];
        targets.extend(found.into_iter().map(|path| [parent, &path].concat()));
    }
    let file_of =
        |path: Vec<String>| (1..=path.len()).rev().map(|n| path[..n].to_vec()).find(|p| modules.contains_key(p));
    // A parent re-exports what its children hold, and children use the words of their parent: that is one room, no circle.
    let is_family = |other: &Vec<String>| module.starts_with(other) || other.starts_with(&module);
    targets.into_iter().filter_map(file_of).filter(|other| !is_family(other)).collect()
}

#[test]
fn no_circle_of_files() {
    let mut files = Vec::new();
    rust_files(Path::new("src"), &mut files);
    let modules: BTreeMap<Vec<String>, PathBuf> =
        files.iter().map(|file| (module_of(file), file.clone())).filter(|(m, _)| !m.is_empty()).collect();
    let graph: BTreeMap<&Vec<String>, BTreeSet<Vec<String>>> =
        modules.iter().map(|(module, file)| (module, neighbours(file, &modules))).collect();
    let mut done: BTreeSet<Vec<String>> = BTreeSet::new();
    for module in modules.keys() {
        let mut way = Vec::new();
        visit(module, &graph, &mut way, &mut done);
    }
    assert!(graph.values().any(|imports| !imports.is_empty()), "no import was seen at all");
}

fn visit(
    module: &Vec<String>,
    graph: &BTreeMap<&Vec<String>, BTreeSet<Vec<String>>>,
    way: &mut Vec<Vec<String>>,
    done: &mut BTreeSet<Vec<String>>,
) {
    assert!(!way.contains(module), "files import each other in a circle: {way:?} -> {module:?}");
    if done.contains(module) {
        return;
    }
    way.push(module.clone());
    for next in graph.get(module).into_iter().flatten() {
        visit(next, graph, way, done);
    }
    way.pop();
    done.insert(module.clone());
}
