//! `.vscode/launch.json` and `.vscode/tasks.json`: what a folder offers to run.

use crate::artifact::{Candidate, Declarations, Document, Kind, Reading};
use crate::syntax::jsonc::{self, Object, Value as Json};
use crate::text::Source;

/// `.vscode/launch.json`.
pub(super) static VSCODE_LAUNCH: Kind = Kind {
    name: "VS Code launch configurations",
    lies_in_vendor: false,
    confidential: false,
    comments: Some(jsonc::comments),
    claims: |path| path.name == "launch.json" && path.is_in(".vscode"),
    read: |source| read(source, |root| Document::Launch(Launch::of(root))),
};

/// `.vscode/tasks.json`.
pub(super) static VSCODE_TASKS: Kind = Kind {
    name: "VS Code tasks",
    lies_in_vendor: false,
    confidential: false,
    comments: Some(jsonc::comments),
    claims: |path: Candidate<'_>| path.name == "tasks.json" && path.is_in(".vscode"),
    read: |source| read(source, |root| Document::Tasks(Tasks::of(root))),
};

/// What can be debugged.
#[derive(Debug, Default)]
pub struct Launch {
    /// The objects under `configurations`.
    pub configurations: Vec<Object>,
}

/// What can be run.
#[derive(Debug, Default)]
pub struct Tasks {
    /// The objects under `tasks`.
    pub tasks: Vec<Object>,
}

impl Launch {
    /// What `root` says, be it a file of its own or a part of a workspace file.
    pub(super) fn of(root: Option<&Object>) -> Self {
        Self { configurations: objects(root, "configurations") }
    }
}

impl Tasks {
    /// What `root` says, be it a file of its own or a part of a workspace file.
    pub(super) fn of(root: Option<&Object>) -> Self {
        Self { tasks: objects(root, "tasks") }
    }
}

fn objects(root: Option<&Object>, name: &str) -> Vec<Object> {
    let array = root.and_then(|root| root.get(name)).and_then(Json::as_array);
    array.into_iter().flat_map(|array| &array.elements).filter_map(Json::as_object).cloned().collect()
}

fn read(source: &Source, document: impl Fn(Option<&Object>) -> Document) -> Reading {
    let jsonc::Document { root, problems } = jsonc::parse(source);
    let document = document(root.as_ref().and_then(Json::as_object));
    Reading { document, declarations: Declarations::default(), problems }
}
