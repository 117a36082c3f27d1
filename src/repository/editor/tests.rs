use super::*;
use crate::tree::MemoryTree;

fn folder(path: &str) -> RepoPath {
    RepoPath::new(path).expect("a path")
}

fn tree(files: &[(&str, &str)]) -> MemoryTree {
    files.iter().fold(MemoryTree::new(), |tree, (path, text)| tree.file(path, *text))
}

const MODULE: &str = "module example.com/x\n\ngo 1.25.0\n";

#[test]
fn a_module_is_in_view_at_above_and_below_a_folder() {
    let tree = tree(&[("a/go.mod", MODULE), ("a/b/x.txt", ""), ("c/x.txt", ""), ("d/testdata/go.mod", MODULE)]);
    let repository = Repository::load(&tree, &[]);
    for path in ["", "a", "a/b"] {
        assert!(repository.has_module_in_view(&folder(path)) && !repository.is_without_module(&folder(path)), "{path}");
    }
    assert!(repository.is_without_module(&folder("c")) && !repository.has_module_in_view(&folder("c")));
    assert!(!repository.is_without_module(&folder("d")), "fixtures are modules to an editor");
}

#[test]
fn where_a_submodule_may_hold_the_module_nobody_says_there_is_none() {
    let tree = tree(&[("x.txt", ""), (".gitmodules", "[submodule \"a\"]\n\tpath = a\n\turl = x\n")]);
    assert!(!Repository::load(&tree, &[]).is_without_module(&RepoPath::root()));
}

#[test]
fn go_code_of_others_is_not_the_folders_own() {
    let tree = tree(&[("web/vendor/a/a.go", ""), ("web/testdata/b.go", ""), ("api/c.go", "")]);
    let repository = Repository::load(&tree, &[]);
    assert!(!repository.holds_go_code(&folder("web")) && repository.holds_go_code(&folder("api")));
}

/// The folders that the settings at `path` govern in `files`.
fn governed(files: &[(&str, &str)], path: &str) -> Vec<String> {
    let tree = tree(files);
    let repository = Repository::load(&tree, &[]);
    let editor = repository.editor_settings().find(|editor| editor.artifact.path().as_str() == path).expect("settings");
    let for_go = editor.settings.get_for("go", "f").is_some();
    repository.folders_governed(&editor, "f", for_go).iter().map(ToString::to_string).collect()
}

#[test]
fn a_go_block_anywhere_wins_over_a_top_level_and_a_folder_over_its_workspace() {
    const ALL: &str = r#"{"folders": [{"path": "a"}, {"path": "b"}], "settings": {"f": 1}}"#;
    const ALL_GO: &str = r#"{"folders": [{"path": "a"}, {"path": "b"}], "settings": {"[go]": {"f": 1}}}"#;
    let code = [("a/a.go", ""), ("b/b.go", ""), ("c/c.ts", "")];
    let with = |files: &[(&'static str, &'static str)]| [&code[..], files].concat();
    assert_eq!(governed(&with(&[("x.code-workspace", ALL)]), "x.code-workspace"), ["a", "b"]);
    let folder_says = with(&[("x.code-workspace", ALL), ("a/.vscode/settings.json", r#"{"f": 2}"#)]);
    assert_eq!(governed(&folder_says, "x.code-workspace"), ["b"]);
    assert_eq!(governed(&folder_says, "a/.vscode/settings.json"), ["a"]);
    let block_above = with(&[("x.code-workspace", ALL_GO), ("a/.vscode/settings.json", r#"{"f": 2}"#)]);
    assert_eq!(governed(&block_above, "x.code-workspace"), ["a", "b"]);
    assert_eq!(governed(&block_above, "a/.vscode/settings.json"), [""; 0]);
    assert_eq!(governed(&with(&[("c/.vscode/settings.json", r#"{"f": 1}"#)]), "c/.vscode/settings.json"), [""; 0]);
}

#[test]
fn paths_know_what_their_reader_takes_for_the_home_directory() {
    let text = r#"{
        "go.gopath": "~/go:/x", "go.toolsManagement.go": "/g", "go.alternateTools": {"dlv": "/d", "x": 1},
        "go.toolsEnvVars": {"GOROOT": "/r", "CC": "/c"}, "gopls": {"build.env": {"GOBIN": "/b"}},
        "terminal.integrated.env.osx": {"PATH": "/a:/b"}, "terminal.integrated.env.windows": {"Path": "C:\\a;D:\\b"}
    }"#;
    let tree = tree(&[(".vscode/settings.json", text)]);
    let repository = Repository::load(&tree, &[]);
    let editor = repository.editor_settings().next().expect("settings");
    let shown: Vec<(String, usize, Option<&str>)> =
        editor.paths().into_iter().map(|path| (path.name.replace('`', ""), path.parts().len(), path.home)).collect();
    let want = [
        ("go.gopath", 2, Some("~")),
        ("go.toolsManagement.go", 1, None),
        ("dlv in go.alternateTools", 1, Some("~")),
        ("CC in go.toolsEnvVars", 1, Some("~")),
        ("GOBIN in gopls", 1, None),
        ("PATH in terminal.integrated.env.osx", 2, Some("${env:HOME}")),
        ("Path in terminal.integrated.env.windows", 2, None),
    ];
    assert_eq!(shown, want.map(|(name, parts, home)| (name.to_owned(), parts, home)));
}
