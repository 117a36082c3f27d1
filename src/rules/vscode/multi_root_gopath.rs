//! A workspace whose folders have different GOPATHs.

use crate::artifact::Setting;
use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::words::{Meaning, words};
use crate::repository::{EditorSettings, Layer, Repository};
use crate::rules::{Findings, Rule};
use crate::text::RepoPath;

pub(crate) static MULTI_ROOT_GOPATH: Rule = Rule {
    name: "vscode/multi-root-gopath",
    summary: "folders of one workspace have different GOPATHs, so gopls is not started",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://github.com/golang/vscode-go/blob/master/docs/gopath.md"],
    page: include_str!("../../../docs/rules/vscode/multi-root-gopath.md"),
    check,
};

/// goLanguageServer.ts, `allFoldersHaveSameGopath`: compared is what `getCurrentGoPath` gives for each folder.
fn check(repository: &Repository, findings: &mut Findings) {
    for workspace in repository.editor_settings().filter(|editor| editor.folders.len() > 1) {
        if !repository.starts_gopls(&workspace) {
            continue;
        }
        let gopaths: Vec<Gopath<'_>> =
            workspace.folders.iter().filter_map(|folder| gopath(repository, &workspace, folder)).collect();
        let Some(written) = gopaths.iter().find(|gopath| gopath.setting.is_some()) else { continue };
        let Some(other) = gopaths.iter().find(|gopath| gopath.value != written.value) else { continue };
        let Some((editor, setting)) = &written.setting else { continue };
        let message = format!(
            "the folders `{}` and `{}` come out with different GOPATHs, and for such a workspace the extension does not start gopls",
            written.folder, other.folder
        );
        let draft = Diagnostic::at(editor.site(setting.value.span()), message)
            .help("delete it: modules need no GOPATH of their own");
        findings.push(match &other.setting {
            Some((elsewhere, setting)) if elsewhere.artifact.path() != editor.artifact.path() => {
                draft.related(elsewhere.site(setting.value.span()), "the other one")
            }
            _ => draft,
        });
    }
}

/// The GOPATH of one folder.
struct Gopath<'r> {
    folder: RepoPath,
    /// What it comes out as; empty for the one that everyone has anyway.
    value: String,
    setting: Option<(EditorSettings<'r>, Setting<'r>)>,
}

/// None where it depends on what is not committed.
fn gopath<'r>(repository: &'r Repository<'_>, workspace: &EditorSettings<'r>, folder: &RepoPath) -> Option<Gopath<'r>> {
    let own =
        repository.editor_settings().find(|editor| editor.layer == Layer::Folder && editor.folders.contains(folder));
    let of = |name: &str| {
        let from = |editor: &EditorSettings<'r>| Some((editor.clone(), editor.settings.get(name)?));
        own.as_ref().and_then(from).or_else(|| from(workspace))
    };
    if of("go.inferGopath").is_some_and(|(_, setting)| setting.value.as_bool() == Some(true)) {
        return None;
    }
    let setting = of("go.gopath").filter(|(_, setting)| setting.value.as_str().is_some_and(|path| !path.is_empty()));
    let Some((editor, setting)) = setting else {
        return Some(Gopath { folder: folder.clone(), value: String::new(), setting: None });
    };
    let written = setting.value.as_str()?;
    let words = words(written);
    if words.iter().any(|word| matches!(word.meaning, Meaning::Variable(_))) {
        return None;
    }
    let is_of_folder = words.iter().any(|word| word.meaning == Meaning::Folder);
    let value = if is_of_folder { format!("{folder}: {written}") } else { written.to_owned() };
    Some(Gopath { folder: folder.clone(), value, setting: Some((editor, setting)) })
}
