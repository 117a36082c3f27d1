//! Go files that VS Code does not watch.

use globset::{GlobBuilder, GlobSetBuilder};

use crate::artifact::{Setting, is_foreign};
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

/// How many patterns of one file are looked at: nobody writes more, and each takes time to prepare.
const PATTERNS: usize = 500;

/// gopls asks VS Code to watch files (gopls/internal/server/general.go), which leaves out what is excluded
/// (workbench/contrib/files/browser/workspaceWatcher.ts).
fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        let excluded = editor.settings.section("files.watcherExclude");
        let excluded = excluded.into_iter().filter(|(_, entry)| entry.value.as_bool() == Some(true)).take(PATTERNS);
        for (entry, example) in unwatched(repository, &editor, excluded) {
            let message = format!(
                "VS Code does not watch `{example}`, so gopls misses what git, `go generate` and other programs change there"
            );
            let draft = Diagnostic::at(editor.site(entry.key.span()), message);
            findings.push(draft.help("exclude only directories without Go code of your own"));
        }
    }
}

/// Each pattern that keeps some of the repository's own Go code from being watched, with the first such file.
fn unwatched<'r>(
    repository: &'r Repository<'_>,
    editor: &EditorSettings<'_>,
    patterns: impl Iterator<Item = (String, Setting<'r>)>,
) -> Vec<(Setting<'r>, &'r str)> {
    let mut set = GlobSetBuilder::new();
    let mut entries: Vec<(Setting<'r>, Option<&'r str>)> = Vec::new();
    for (pattern, entry) in patterns {
        if let Ok(glob) = GlobBuilder::new(&pattern).literal_separator(true).build() {
            set.add(glob);
            entries.push((entry, None));
        }
    }
    let Ok(set) = set.build() else { return Vec::new() };
    if entries.is_empty() {
        return Vec::new();
    }
    for path in repository.paths().filter(|path| is_of_go(path) && !is_foreign(path)) {
        let Ok(whole) = RepoPath::new(path) else { continue };
        for folder in editor.folders.iter().filter(|folder| whole.is_within(folder)) {
            for index in set.matches(whole.relative_to(folder)) {
                entries.get_mut(index).into_iter().for_each(|(_, example)| *example = example.or(Some(path)));
            }
        }
    }
    entries.into_iter().filter_map(|(entry, example)| Some((entry, example?))).collect()
}

fn is_of_go(path: &str) -> bool {
    path.ends_with(".go") || matches!(path.rsplit('/').next(), Some("go.mod" | "go.work"))
}
