//! What the Go extension puts into the settings that gopls gets, beside or over what is written for gopls.

use crate::facts::gopls::GoplsRelease;
use crate::facts::vscode_go::ExtensionRelease;

use super::Repository;

/// A setting that the Go extension gives to gopls.
#[derive(Clone, Copy, Debug)]
pub struct ExtensionAddition {
    /// By which name: `ui.inlayhint.hints`.
    pub name: &'static str,
    /// Where the extension has its value from, where that is a setting.
    pub from: Option<&'static str>,
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

impl Repository<'_> {
    /// What the Go extension gives to every gopls in question besides what is written, whatever that is. Of build flags, which it gives
    /// only where nothing is written, `vscode/gopls-build-flags-split` speaks.
    pub fn extension_additions(&self) -> Vec<ExtensionAddition> {
        let extension = self.go_extension_in_force().release;
        let gopls = self.gopls_in_force().releases();
        let is_given = |since: ExtensionRelease, known: GoplsRelease| {
            extension >= since && gopls.iter().all(|release| *release >= known)
        };
        let always = ALWAYS.into_iter().filter(|(_, _, since, known)| is_given(*since, *known));
        always.map(|(name, from, ..)| ExtensionAddition { name, from }).collect()
    }
}
