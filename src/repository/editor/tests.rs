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

#[test]
fn a_container_says_less_than_a_workspace_and_that_less_than_a_folder() {
    const CONTAINER: &str = r#"{"customizations": {"vscode": {"settings": {"f": 1}}}}"#;
    let code = [("a/a.go", ""), ("a/.devcontainer.json", CONTAINER)];
    let with = |files: &[(&'static str, &'static str)]| [&code[..], files].concat();
    assert_eq!(governed(&code, "a/.devcontainer.json"), ["a"]);
    assert_eq!(governed(&with(&[("a/.vscode/settings.json", r#"{"f": 2}"#)]), "a/.devcontainer.json"), [""; 0]);
    let workspace = ("x.code-workspace", r#"{"folders": [{"path": "a"}], "settings": {"f": 2}}"#);
    assert_eq!(governed(&with(&[workspace]), "a/.devcontainer.json"), [""; 0]);
    assert_eq!(governed(&with(&[workspace]), "x.code-workspace"), ["a"]);
}

#[test]
fn a_container_says_things_in_two_places() {
    let text = r#"{"settings": {"f": 1}, "customizations": {"vscode": {"settings": {"g": 1}}}}"#;
    let tree = tree(&[("a/.devcontainer/x/devcontainer.json", text), (".devcontainer.json", "{}")]);
    let repository = Repository::load(&tree, &[]);
    let editors: Vec<EditorSettings<'_>> = repository.editor_settings().collect();
    assert_eq!(editors.len(), 2);
    assert!(editors.iter().all(|editor| editor.layer == Layer::Container && editor.folders == [folder("a")]));
}

#[test]
fn what_is_for_a_window_is_taken_from_no_folder_of_a_workspace() {
    let workspace = r#"{"folders": [{"path": "a"}], "settings": {"x": 1}}"#;
    let tree = tree(&[
        ("all.code-workspace", workspace),
        ("a/.vscode/settings.json", "{}"),
        ("b/.vscode/settings.json", "{}"),
        ("b/.devcontainer.json", r#"{"settings": {}}"#),
    ]);
    let repository = Repository::load(&tree, &[]);
    let dropped = |path: &str, name: &str| {
        let editor = repository.editor_settings().find(|editor| editor.artifact.path().as_str() == path).unwrap();
        repository.disregard(&editor, name).map(|why| match why {
            Disregard::UserOnly => "user only".to_owned(),
            Disregard::InWorkspace(file) => file.path().to_string(),
        })
    };
    let (server, tool) = ("go.useLanguageServer", "go.lintTool");
    assert_eq!(dropped("a/.vscode/settings.json", server).as_deref(), Some("all.code-workspace"), "even of one folder");
    assert_eq!(dropped("b/.vscode/settings.json", server), None);
    assert_eq!(dropped("all.code-workspace", server), None);
    assert_eq!(dropped("a/.vscode/settings.json", tool), None);
    for path in ["a/.vscode/settings.json", "all.code-workspace", "b/.devcontainer.json"] {
        assert_eq!(dropped(path, "terminal.integrated.inheritEnv").as_deref(), Some("user only"), "{path}");
    }
}

#[test]
fn folders_of_a_window_are_called_by_their_names_unless_the_checkout_decides() {
    let tree = tree(&[
        (
            "a.code-workspace",
            r#"{"folders": [{"path": "x/api"}, {"path": "web", "name": "UI"}, {"path": "../other"}]}"#,
        ),
        ("b.code-workspace", r#"{"folders": [{"path": "."}, {"path": "web"}]}"#),
        ("c.code-workspace", r#"{"folders": [{"path": ".", "name": "all"}]}"#),
        ("x/api/.vscode/tasks.json", "{}"),
        (".vscode/tasks.json", "{}"),
        ("web/.vscode/tasks.json", "{}"),
    ]);
    let repository = Repository::load(&tree, &[]);
    let names = |path: &str| repository.window_folders(repository.artifact(&folder(path)).unwrap());
    let some = |names: &[&str]| Some(names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
    assert_eq!(names("a.code-workspace"), some(&["api", "UI", "other"]));
    assert_eq!(names("b.code-workspace"), None);
    assert_eq!(names("c.code-workspace"), some(&["all"]));
    assert_eq!(names("x/api/.vscode/tasks.json"), some(&["api", "api", "UI", "other"]));
    assert_eq!(names(".vscode/tasks.json"), None);
    assert_eq!(names("web/.vscode/tasks.json"), None, "one of its windows has the checkout as a folder");
}

#[test]
fn extensions_tasks_and_launch_configurations_come_from_all_files_that_have_some() {
    let tree = tree(&[
        (".vscode/extensions.json", r#"{"recommendations": ["a.b"], "unwantedRecommendations": ["c.d", 1]}"#),
        ("x.code-workspace", r#"{"extensions": {}, "tasks": {"tasks": [{}]}, "launch": {"configurations": [{}, 1]}}"#),
        (".devcontainer.json", r#"{"extensions": ["e.f"]}"#),
        (".vscode/tasks.json", r#"{"tasks": [{}, {}]}"#),
        (".vscode/launch.json", r#"{"configurations": {}}"#),
    ]);
    let repository = Repository::load(&tree, &[]);
    let lists: Vec<(ListPlace, usize, usize)> =
        repository.extension_lists().map(|list| (list.place, list.wanted.len(), list.unwanted.len())).collect();
    assert_eq!(lists, [(ListPlace::Container, 1, 0), (ListPlace::Folder, 1, 2), (ListPlace::Workspace, 0, 0)]);
    assert_eq!(repository.editor_tasks().count(), 3);
    assert_eq!(repository.launch_configurations().count(), 1);
}
