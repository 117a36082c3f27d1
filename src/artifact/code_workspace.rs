//! `*.code-workspace`: the folders of a multi-root workspace, and settings for all of them.

use crate::artifact::settings::Settings;
use crate::artifact::vscode_extensions::Recommendations;
use crate::artifact::vscode_launch::{Launch, Tasks};
use crate::artifact::{Candidate, Declarations, Document, Kind, Reading};
use crate::syntax::jsonc::{self, Object, Value as Json};
use crate::text::{Literal, RepoPath, Source, Value};

/// `*.code-workspace`.
pub(super) static CODE_WORKSPACE: Kind = Kind {
    name: "VS Code workspace",
    lies_in_vendor: false,
    confidential: false,
    comments: Some(jsonc::comments),
    claims,
    read,
};

/// What a workspace file says.
#[derive(Debug, Default)]
pub struct CodeWorkspace {
    /// Its folders that are given by a path.
    pub folders: Vec<WorkspaceFolder>,
    /// Whether it also has folders by another address than a path: `"uri": "vscode-remote://…"`.
    pub has_remote_folders: bool,
    /// Its settings.
    pub settings: Settings,
    /// The extensions that it recommends.
    pub recommendations: Recommendations,
    /// What can be debugged in it.
    pub launch: Launch,
    /// What can be run in it.
    pub tasks: Tasks,
}

/// A folder of a workspace.
#[derive(Clone, Debug)]
pub struct WorkspaceFolder {
    /// Where it is, relative to the file.
    pub path: Literal,
    /// What it is to be called; else it is called by the last element of its path.
    pub name: Option<Literal>,
}

impl WorkspaceFolder {
    fn of(folder: &Object) -> Option<Self> {
        let text = |name: &str| folder.get(name).and_then(Json::as_literal).cloned();
        Some(Self { path: text("path")?, name: text("name") })
    }
}

impl CodeWorkspace {
    /// The folders inside the repository, for a workspace file in `directory`.
    pub fn folders_below(&self, directory: &RepoPath) -> impl Iterator<Item = RepoPath> {
        self.folders.iter().filter_map(|folder| directory.join(&folder.path).ok())
    }

    /// Whether one of its folders is not inside the repository, for a workspace file in `directory`.
    pub fn reaches_out(&self, directory: &RepoPath) -> bool {
        self.has_remote_folders || self.folders_below(directory).count() < self.folders.len()
    }
}

fn claims(path: Candidate<'_>) -> bool {
    path.name.ends_with(".code-workspace")
}

fn read(source: &Source) -> Reading {
    let jsonc::Document { root, problems } = jsonc::parse(source);
    let root = root.as_ref().and_then(Json::as_object);
    let part = |name: &str| root.and_then(|root| root.get(name)).and_then(Json::as_object);
    let folders = root.and_then(|root| root.get("folders")).and_then(Json::as_array).map(|array| &array.elements);
    let written: Vec<&Object> = folders.into_iter().flatten().filter_map(Json::as_object).collect();
    let folders: Vec<WorkspaceFolder> = written.iter().filter_map(|folder| WorkspaceFolder::of(folder)).collect();
    let document = CodeWorkspace {
        has_remote_folders: folders.len() < written.len(),
        folders,
        settings: Settings::new(part("settings").cloned()),
        recommendations: Recommendations { root: part("extensions").cloned() },
        launch: Launch::of(part("launch")),
        tasks: Tasks::of(part("tasks")),
    };
    let above = source.path().parent();
    let directory = match document.folders_below(&above).collect::<Vec<_>>().as_slice() {
        [only] if !document.reaches_out(&above) => Value::Known(only.clone()),
        _ => Value::Unknown,
    };
    let mut declarations = Declarations::default();
    document.settings.declare(&directory, None, &mut declarations);
    Reading { document: Document::CodeWorkspace(Box::new(document)), declarations, problems }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workspace(text: &str) -> (CodeWorkspace, Value<RepoPath>) {
        let path = RepoPath::new("dev/all.code-workspace").expect("a path");
        let reading = read(&Source::new(path, text));
        let directory = reading.declarations.environments[0].directory.clone();
        match reading.document {
            Document::CodeWorkspace(workspace) => (*workspace, directory),
            _ => panic!("a workspace file is one"),
        }
    }

    fn dev() -> RepoPath {
        RepoPath::new("dev").expect("a path")
    }

    #[test]
    fn folders_are_relative_to_the_file_and_those_elsewhere_are_left_out() {
        let text = r#"{"folders": [{"path": ".."}, {"path": "../api"}, {"path": "../../other"}, {"name": "x"}, 1]}"#;
        let (workspace, directory) = workspace(text);
        let folders: Vec<String> = workspace.folders_below(&dev()).map(|folder| folder.to_string()).collect();
        assert_eq!(folders, [".", "api"]);
        assert!(workspace.reaches_out(&dev()) && workspace.has_remote_folders);
        assert_eq!(directory, Value::Unknown, "commands start in one of several folders");
    }

    #[test]
    fn commands_start_in_the_one_folder() {
        let (workspace, directory) =
            workspace(r#"{"folders": [{"path": "../api"}], "settings": {"go.lintTool": "x"}}"#);
        assert_eq!(directory, Value::Known(RepoPath::new("api").expect("a path")));
        assert!(workspace.settings.speaks_of_go() && !workspace.reaches_out(&dev()));
    }

    #[test]
    fn a_text_that_is_no_object_has_no_folders_and_no_settings() {
        for text in ["", "[1]", "null", r#"{"folders": {}, "settings": []}"#] {
            let (workspace, _) = workspace(text);
            assert!(workspace.folders.is_empty() && workspace.settings.root().is_none(), "{text}");
        }
    }
}
