//! The extensions that files name.

use crate::artifact::{Artifact, Document};
use crate::repository::Repository;
use crate::syntax::jsonc::{Array, Object, Value as Json};

/// The extensions that one file names.
pub struct ExtensionList<'r> {
    /// The file.
    pub artifact: &'r Artifact,
    /// Where in it.
    pub place: ListPlace,
    /// The object with the lists, where it holds nothing else.
    pub object: Option<&'r Object>,
    /// The entries that are to be installed.
    pub wanted: Vec<&'r Json>,
    /// The entries that are not to be recommended.
    pub unwanted: Vec<&'r Json>,
}

/// Which kind of list it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ListPlace {
    /// `.vscode/extensions.json`.
    Folder,
    /// `extensions` of a `*.code-workspace`.
    Workspace,
    /// `extensions` of a `devcontainer.json`: what is installed, not what is recommended.
    Container,
}

impl Repository<'_> {
    /// The extensions that every file names that names some.
    pub fn extension_lists(&self) -> impl Iterator<Item = ExtensionList<'_>> {
        self.artifacts().filter_map(|artifact| {
            let (recommendations, place) = match &artifact.document {
                Document::Recommendations(recommendations) => (recommendations, ListPlace::Folder),
                Document::CodeWorkspace(workspace) => (&workspace.recommendations, ListPlace::Workspace),
                Document::DevContainer(container) => {
                    let wanted: Vec<&Json> = container.extensions().collect();
                    let list = ExtensionList {
                        artifact,
                        place: ListPlace::Container,
                        object: None,
                        wanted,
                        unwanted: Vec::new(),
                    };
                    return (!list.wanted.is_empty()).then_some(list);
                }
                _ => return None,
            };
            let object = recommendations.root.as_ref()?;
            let wanted = entries(recommendations.recommended());
            let unwanted = entries(recommendations.unwanted());
            Some(ExtensionList { artifact, place, object: Some(object), wanted, unwanted })
        })
    }
}

fn entries(array: Option<&Array>) -> Vec<&Json> {
    array.into_iter().flat_map(|array| &array.elements).collect()
}
