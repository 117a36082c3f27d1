use super::*;
use crate::facts::vscode_go;
use crate::text::{RepoPath, Span};
use crate::tree::MemoryTree;

/// The names that `text` writes for the Go extension, as the release in force sees them.
fn names(text: &str, in_force: &ExtensionInForce) -> Vec<String> {
    let tree = MemoryTree::new().file(".vscode/settings.json", text);
    let repository = Repository::load(&tree, &[]);
    let editor = repository.editor_settings().next().expect("settings");
    go_settings(editor.settings, in_force).into_iter().map(|setting| setting.name).collect()
}

#[test]
fn sections_members_and_dotted_keys_are_one_tree() {
    let newest = ExtensionInForce::newest();
    let cases: [(&str, &[&str]); 11] = [
        (r#"{"go.lintTool": 1, "editor.x": 1, "gopls": {"x": 1}, "golang.x": 1}"#, &["go.lintTool", "gopls"]),
        (r#"{"go": {"lintTool": 1, "a.b": 1}}"#, &["go.lintTool"]),
        (r#"{"go.lintTool": 1, "go": {"buildTags": 1}}"#, &["go.buildTags"]),
        (r#"{"go": {"buildTags": 1}, "go.lintTool": 1}"#, &["go.buildTags", "go.lintTool"]),
        (r#"{"go": null, "go.lintTool": 1}"#, &[]),
        (r#"{"go.toolsManagement": {"autoUpdate": 1}}"#, &["go.toolsManagement.autoUpdate"]),
        (
            r#"{"go.toolsManagement.go": 1, "go.toolsManagement": {"autoUpdate": 1}}"#,
            &["go.toolsManagement.autoUpdate"],
        ),
        (r#"{"go.alternateTools": {"x": 1, "dlv": 1}}"#, &["go.alternateTools", "go.alternateTools.dlv"]),
        (r#"{"go.alternateTools.x": 1, "go.alternateTools.dlv": 1}"#, &["go.alternateTools.dlv"]),
        (r#"{"go.enableCodeLens": {"x": 1}, "go.y": {"z": 1}}"#, &["go.enableCodeLens", "go.enableCodeLens.x", "go.y"]),
        (r#"{"go.liveErrors": {"x": 1}, "[go]": {"go.lintTool": 1}}"#, &["go.liveErrors"]),
    ];
    for (text, want) in cases {
        assert_eq!(names(text, &newest), want, "{text}");
    }
}

#[test]
fn without_a_pin_nothing_is_too_new_and_with_one_it_is() {
    let life = vscode_go::setting("go.editorContextMenuCommands").and_then(|menu| menu.property("implCursor"));
    let life = life.expect("in pre-releases since v0.57.1").life;
    let newest = ExtensionInForce::newest();
    assert_eq!(newest.standing(&life), Standing::Present);
    assert!(newest.judging(&life) > newest.release);
    let pinned = ExtensionInForce { pin: Some(Site::new(RepoPath::root(), Span::empty(0))), is_chosen: true, ..newest };
    assert_eq!(pinned.standing(&life), Standing::NotYet);
}
