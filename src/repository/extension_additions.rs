//! What the Go extension puts into the settings that gopls gets, beside or over what is written for gopls.

use crate::diagnostic::Site;
use crate::facts::gopls::GoplsRelease;
use crate::facts::vscode_go::ExtensionRelease;
use crate::syntax::jsonc::Value as Json;

use super::{EditorSettings, Repository};

/// A setting that the Go extension gives to gopls.
#[derive(Clone, Debug)]
pub struct ExtensionAddition {
    /// By which name: `ui.inlayhint.hints`.
    pub name: &'static str,
    /// Where the extension has its value from, where that is a setting.
    pub from: Option<&'static str>,
    /// Where that is written, if it takes more than its default.
    pub site: Option<Site>,
}

impl ExtensionAddition {
    /// The part of the name that gopls looks at.
    pub fn last_part(&self) -> &'static str {
        self.name.rsplit('.').next().unwrap_or_default()
    }
}

/// extension/src/language/goLanguageServer.ts, `adjustGoplsWorkspaceConfiguration`: each is set whatever the settings say, since none of
/// the settings behind them can be empty. With the first release of the extension and the first of gopls.
const ALWAYS: [(&str, Option<&str>, ExtensionRelease, GoplsRelease); 3] = [
    ("ui.inlayhint.hints", Some("go.inlayHints"), ExtensionRelease::new(0, 35, 0), GoplsRelease::new(9, 0)),
    ("ui.vulncheck", Some("go.diagnostic.vulncheck"), ExtensionRelease::new(0, 37, 0), GoplsRelease::new(11, 0)),
    ("linkifyShowMessage", None, ExtensionRelease::new(0, 40, 0), GoplsRelease::new(14, 0)),
];

/// What it is called that the extension makes of `go.buildFlags` and `go.buildTags`, unless something of just that name is there.
const BUILD_FLAGS: &str = "build.buildFlags";

impl Repository<'_> {
    /// What the Go extension gives to every gopls in question besides what `editor` says, whatever that says.
    pub fn extension_additions(&self, editor: &EditorSettings<'_>) -> Vec<ExtensionAddition> {
        let extension = self.go_extension_in_force().release;
        let gopls = self.gopls_in_force().releases();
        let is_given = |since: ExtensionRelease, known: GoplsRelease| {
            extension >= since && gopls.iter().all(|release| *release >= known)
        };
        let always = ALWAYS.into_iter().filter(|(_, _, since, known)| is_given(*since, *known));
        let mut given: Vec<ExtensionAddition> =
            always.map(|(name, from, ..)| ExtensionAddition { name, from, site: None }).collect();
        given.extend(self.build_flags(editor));
        given
    }

    /// `passGoConfigToGoplsConfigValues`: flags and tags are handed on. Only where this file's own word on them holds.
    fn build_flags(&self, editor: &EditorSettings<'_>) -> Option<ExtensionAddition> {
        let holds_something = |value: &Json| match value {
            Json::Array(array) => !array.elements.is_empty(),
            Json::String(text) => !text.is_empty(),
            _ => false,
        };
        let from = ["go.buildFlags", "go.buildTags"].into_iter().find(|name| {
            let says = editor.settings.get(name).is_some_and(|setting| holds_something(setting.value));
            says && !self.folders_governed(editor, name, false).is_empty()
        })?;
        let site = editor.settings.get(from).map(|setting| editor.site(setting.key.span()));
        Some(ExtensionAddition { name: BUILD_FLAGS, from: Some(from), site })
    }
}
