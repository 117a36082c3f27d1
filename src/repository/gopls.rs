//! Which gopls the repository is worked on with, and what it makes of the settings that are committed for it.

use std::rc::Rc;

use crate::artifact::{Artifact, Document, GoplsSetting, ToolPin, ToolVersion};
use crate::diagnostic::Site;
use crate::facts::gopls::{GoplsRelease, NEWEST, RELEASES};
use crate::gopls::{Complaint, Fault, Given, complaints};
use crate::text::Span;

use super::{EditorSettings, Repository};

/// The releases of gopls that a repository pins; without a pin, the one that the project states, or the newest that is known.
#[derive(Clone, Debug)]
pub struct GoplsInForce {
    /// Newest first, each once.
    releases: Vec<GoplsRelease>,
    pins: Vec<(GoplsRelease, Site)>,
}

impl GoplsInForce {
    /// All of them, newest first. Of what cannot be told (`@${VERSION}`, a commit between releases) every release is one.
    pub fn releases(&self) -> &[GoplsRelease] {
        &self.releases
    }

    /// Where `release` is pinned; none for the newest where nothing is.
    pub fn pin_of(&self, release: GoplsRelease) -> Option<&Site> {
        self.pins.iter().find(|(pinned, _)| *pinned == release).map(|(_, site)| site)
    }

    /// Where there is no pin, the project is worked on with `stated`.
    fn of(pins: Vec<Pin>, stated: Option<GoplsRelease>) -> Self {
        let mut releases: Vec<GoplsRelease> = pins.iter().filter_map(|pin| pin.release).collect();
        if pins.iter().any(|pin| pin.release.is_none()) {
            releases.extend(RELEASES.iter().map(|known| known.release));
        }
        if releases.is_empty() {
            releases.push(stated.unwrap_or(NEWEST));
        }
        releases.sort_unstable_by(|a, b| b.cmp(a));
        releases.dedup();
        let pins = pins.into_iter().filter_map(|pin| Some((pin.release?, pin.site?)));
        Self { releases, pins: pins.collect() }
    }
}

/// What a file says of gopls' release.
struct Pin {
    /// None where that cannot be told.
    release: Option<GoplsRelease>,
    /// The version as written.
    site: Option<Site>,
}

/// What is known once the releases are.
pub(super) struct Readings {
    in_force: GoplsInForce,
    /// Of each file in [`Repository::editor_settings`], in that order.
    complaints: Vec<Vec<Complaint>>,
}

/// A setting for gopls with what is wrong with it.
pub struct GoplsFault<'r> {
    /// The file.
    pub editor: EditorSettings<'r>,
    /// The setting.
    pub setting: Rc<GoplsSetting<'r>>,
    /// What is wrong.
    pub complaint: &'r Complaint,
    /// The setting that it says the same as, or contradicts.
    pub other: Option<Rc<GoplsSetting<'r>>>,
}

impl Repository<'_> {
    /// Which gopls the repository pins: by a `tool` line of a go.mod, or by a `go install …@version`.
    pub fn gopls_in_force(&self) -> &GoplsInForce {
        &self.gopls_readings().in_force
    }

    /// Every setting for gopls with a fault that is `wanted`.
    pub fn gopls_faults<'r>(&'r self, wanted: impl Fn(&Fault) -> bool) -> Vec<GoplsFault<'r>> {
        let mut found = Vec::new();
        for (editor, complaints) in self.editor_settings().zip(&self.gopls_readings().complaints) {
            let wanted: Vec<&Complaint> = complaints.iter().filter(|complaint| wanted(&complaint.fault)).collect();
            if wanted.is_empty() {
                continue;
            }
            let settings: Vec<Rc<GoplsSetting<'r>>> =
                editor.settings.gopls_settings().into_iter().map(Rc::new).collect();
            found.extend(wanted.into_iter().filter_map(|complaint| {
                let other = match complaint.fault {
                    Fault::Duplicate { first, .. } => settings.get(first).cloned(),
                    _ => None,
                };
                let setting = settings.get(complaint.setting)?.clone();
                Some(GoplsFault { editor: editor.clone(), setting, complaint, other })
            }));
        }
        found
    }

    fn gopls_readings(&self) -> &Readings {
        self.gopls.get_or_init(|| {
            let pins =
                self.tools().filter(|(_, tool)| is_gopls(tool)).filter_map(|(artifact, tool)| pin(artifact, tool));
            let in_force = GoplsInForce::of(pins.collect(), self.options.gopls);
            let complaints = self.editor_settings().map(|editor| {
                let given: Vec<Given<'_>> =
                    editor.settings.gopls_settings().into_iter().map(|setting| setting.given).collect();
                complaints(&given, &in_force.releases)
            });
            Readings { complaints: complaints.collect(), in_force: in_force.clone() }
        })
    }
}

/// The path of gopls' package.
pub(super) const GOPLS: &str = "golang.org/x/tools/gopls";

/// Whether `tool` is gopls.
pub(super) fn is_gopls(tool: &ToolPin) -> bool {
    [GOPLS, "gopls"].contains(&tool.tool.value.as_str())
}

/// What `tool` says of the release; none where it says nothing, as a `tool` line of a go.mod that requires no version.
fn pin(artifact: &Artifact, tool: &ToolPin) -> Option<Pin> {
    match &tool.version {
        ToolVersion::Unpinned => Some(Pin { release: Some(NEWEST), site: None }),
        ToolVersion::Unknown => Some(Pin { release: None, site: None }),
        ToolVersion::Written(version) => {
            let site = artifact.site(version.span());
            let release =
                GoplsRelease::parse(version).or_else(|| GoplsRelease::parse(&format!("v{}", version.as_str())));
            Some(Pin { release, site: Some(site) })
        }
        ToolVersion::ModuleGraph => {
            let (version, span) = required(artifact)?;
            let release = version.and_then(|version| GoplsRelease::parse(&version));
            Some(Pin { release, site: Some(artifact.site(span)) })
        }
    }
}

/// The version of gopls that a go.mod requires, if nothing replaces it, and where that stands.
fn required(artifact: &Artifact) -> Option<(Option<String>, Span)> {
    let Document::GoMod(file) = &artifact.document else { return None };
    let requirement = file.requirements.iter().find(|required| required.path.as_str() == GOPLS)?;
    let is_replaced = file.replacements.iter().any(|replaced| replaced.path.as_str() == GOPLS);
    let version = (!is_replaced).then(|| requirement.version.as_str().to_owned());
    Some((version, requirement.version.span()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::MemoryTree;

    fn in_force(tree: &MemoryTree) -> (Vec<String>, usize) {
        let repository = Repository::load(tree, &[]);
        let in_force = repository.gopls_in_force();
        (in_force.releases().iter().map(ToString::to_string).collect(), in_force.pins.len())
    }

    const TOOL: &str = "module example.com/m\n\ngo 1.25.0\n\ntool golang.org/x/tools/gopls\n";

    #[test]
    fn without_a_pin_the_newest_is_in_force() {
        assert_eq!(in_force(&MemoryTree::new()), (vec![NEWEST.to_string()], 0));
        let unrequired = MemoryTree::new().file("go.mod", TOOL);
        assert_eq!(in_force(&unrequired), (vec![NEWEST.to_string()], 0));
    }

    #[test]
    fn a_tool_line_has_the_version_that_is_required() {
        let go_mod = format!("{TOOL}\nrequire golang.org/x/tools/gopls v0.20.0\n");
        let tree = MemoryTree::new().file("go.mod", go_mod.clone());
        assert_eq!(in_force(&tree), (vec!["v0.20.0".to_owned()], 1));
        let repository = Repository::load(&tree, &[]);
        let release = GoplsRelease::new(20, 0);
        let site = repository.gopls_in_force().pin_of(release).expect("a pin");
        assert_eq!(&go_mod[site.span.range()], "v0.20.0");
    }

    #[test]
    fn several_pins_are_all_in_force_and_an_unknown_one_is_any() {
        let workflow = |version: &str| {
            format!(
                "jobs:\n  a:\n    runs-on: x\n    steps:\n      - run: go install golang.org/x/tools/gopls@{version}\n"
            )
        };
        let go_mod = format!("{TOOL}\nrequire golang.org/x/tools/gopls v0.20.0\n");
        let tree = MemoryTree::new().file("go.mod", go_mod.clone());
        let both = tree.clone().file(".github/workflows/ci.yml", workflow("v0.16.2"));
        assert_eq!(in_force(&both).0, ["v0.20.0", "v0.16.2"]);
        let latest = tree.clone().file(".github/workflows/ci.yml", workflow("latest"));
        assert_eq!(in_force(&latest).0, [NEWEST.to_string(), "v0.20.0".to_owned()]);
        let computed = tree.file(".github/workflows/ci.yml", workflow("${{ env.GOPLS }}"));
        assert_eq!(in_force(&computed).0.len(), RELEASES.len());
        let replaced = format!("{go_mod}\nreplace golang.org/x/tools/gopls => ../gopls\n");
        assert_eq!(in_force(&MemoryTree::new().file("go.mod", replaced)).0.len(), RELEASES.len());
    }
}
