//! Go files that VS Code does not watch.

use globset::GlobBuilder;

use crate::artifact::is_foreign;
use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::{EditorSettings, Repository};
use crate::rules::{Findings, Rule};
use crate::text::RepoPath;

pub(crate) static WATCHER_EXCLUDE: Rule = Rule {
    name: "vscode/watcher-exclude",
    summary: "changes to Go files that VS Code does not watch, so that gopls misses them",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://code.visualstudio.com/docs/configure/settings"],
    page: include_str!("../../../docs/rules/vscode/watcher-exclude.md"),
    check,
};

/// gopls asks VS Code to watch files (gopls/internal/server/general.go), which leaves out what is excluded
/// (workbench/contrib/files/browser/workspaceWatcher.ts).
fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        for (pattern, entry) in editor.settings.section("files.watcherExclude") {
            if entry.value.as_bool() != Some(true) {
                continue;
            }
            let Some(example) = unwatched(repository, &editor, &pattern) else { continue };
            let message = format!(
                "VS Code does not watch `{example}`, so gopls misses what git, `go generate` and other programs change there"
            );
            let draft = Diagnostic::at(editor.site(entry.key.span()), message);
            findings.push(draft.help("exclude only directories without Go code of your own"));
        }
    }
}

/// The first file of the repository's own Go code that `pattern` keeps from being watched.
fn unwatched(repository: &Repository, editor: &EditorSettings<'_>, pattern: &str) -> Option<String> {
    let matcher = GlobBuilder::new(pattern).literal_separator(true).build().ok()?.compile_matcher();
    editor.folders.iter().find_map(|folder| {
        let go = repository.paths_below(folder).filter(|path| is_of_go(path) && !is_foreign(path));
        let mut paths = go.filter_map(|path| Some((path, RepoPath::new(path).ok()?.relative_to(folder))));
        paths.find(|(_, below)| matcher.is_match(below)).map(|(path, _)| path.to_owned())
    })
}

fn is_of_go(path: &str) -> bool {
    path.ends_with(".go") || matches!(path.rsplit('/').next(), Some("go.mod" | "go.work"))
}
