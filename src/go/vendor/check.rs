//! The comparison.

use std::collections::{HashMap, HashSet};

use super::listing::Merged;
use super::{Listing, ModuleFile, Owner, Replacement, Version};
use crate::go::local_path::LocalPath;
use crate::go::version::GoVersion;

/// Where modules.txt and the module files disagree. Entries are indices of [`Listing::entries`], members of the slice in [`Owner`] (0
/// for a single module), requirements and replacements of the lists of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Inconsistency {
    /// A requirement whose version modules.txt does not mark as explicit.
    NotExplicit {
        /// Whose go.mod.
        member: usize,
        /// Which of its requirements.
        requirement: usize,
        /// An entry of the same path, where there is one: of another version, or without the mark.
        entry: Option<usize>,
    },
    /// A replacement that modules.txt does not mention.
    NotMarkedAsReplaced {
        /// The replace line.
        at: ReplacementAt,
    },
    /// A replacement that modules.txt mentions with another target; the comparison is letter for letter.
    ReplacedByOther {
        /// The replace line.
        at: ReplacementAt,
        /// What modules.txt says.
        entry: usize,
    },
    /// An entry that is marked as explicit and has packages, but is not required.
    NotRequired {
        /// The entry.
        entry: usize,
    },
    /// An entry that tells of a replacement that there is not.
    NotReplaced {
        /// The entry.
        entry: usize,
    },
    /// An entry with packages that go.mod does not require at that version, as it must from go 1.17 on. Go finds it only where nothing
    /// else is inconsistent.
    NotInGoMod {
        /// The entry.
        entry: usize,
    },
}

/// A replace line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ReplacementAt {
    /// The member whose go.mod has it; none for go.work.
    pub member: Option<usize>,
    /// Its place in that file's list.
    pub replacement: usize,
}

/// Compares `listing` with what owns it. A module with a go line below 1.14 is compared as Go does there, by version only; in
/// auto mode Go does not use its vendor directory at all.
pub fn check(listing: &Listing, owner: Owner<'_>) -> Vec<Inconsistency> {
    let (members, work_replacements, go) = match owner {
        Owner::Module { file, go } => (std::slice::from_ref(file), [].as_slice(), go),
        Owner::Workspace { members, replacements } => (members, replacements, None),
    };
    let in_workspace = matches!(owner, Owner::Workspace { .. });
    let (providers, versions) = listing.providers();
    let check = Check {
        listing,
        members,
        merged: listing.merged(),
        providers,
        versions,
        replacements: Replacements::new(members, work_replacements),
        by_version_only: !in_workspace && go.is_none_or(|go| *go < GoVersion::of_language(1, 14)),
    };
    let mut found = check.requirements();
    found.extend(check.replacements(work_replacements));
    found.extend(check.explicit_entries());
    found.extend(check.replaced_entries());
    if found.is_empty() && !in_workspace && go.is_some_and(|go| *go >= GoVersion::of_language(1, 17)) {
        found.extend(check.unrequired_entries());
    }
    found
}

struct Check<'a> {
    listing: &'a Listing,
    members: &'a [ModuleFile<'a>],
    merged: HashMap<Version<'a>, Merged<'a>>,
    providers: Vec<usize>,
    versions: HashMap<&'a str, &'a str>,
    replacements: Replacements<'a>,
    by_version_only: bool,
}

impl Check<'_> {
    fn requirements(&self) -> Vec<Inconsistency> {
        let mut first_entries: HashMap<&str, usize> = HashMap::new();
        for (index, entry) in self.listing.entries.iter().enumerate().filter(|(_, entry)| entry.version.is_some()) {
            first_entries.entry(entry.path.value.as_str()).or_insert(index);
        }
        let mut found = Vec::new();
        for (member, file) in self.members.iter().enumerate() {
            for (requirement, required) in file.requirements.iter().enumerate() {
                if self.merged.get(required).is_some_and(|merged| merged.explicit) {
                    continue;
                }
                let differs = self.versions.get(required.path).is_some_and(|vendored| *vendored != required.version);
                if !self.by_version_only || differs {
                    let entry = first_entries.get(required.path).copied();
                    found.push(Inconsistency::NotExplicit { member, requirement, entry });
                }
            }
        }
        found
    }

    fn replacements(&self, of_work: &[Replacement<'_>]) -> Vec<Inconsistency> {
        let of_members =
            self.members.iter().enumerate().map(|(member, file)| (Some(member), file.replacements.as_slice()));
        let mut seen = HashSet::new();
        let mut found = Vec::new();
        for (member, replacements) in of_members.chain([(None, of_work)]) {
            for (replacement, directive) in replacements.iter().enumerate() {
                if seen.insert(directive.old) {
                    found.extend(self.replacement(directive.old, ReplacementAt { member, replacement }));
                }
            }
        }
        found
    }

    fn replacement(&self, old: Version<'_>, at: ReplacementAt) -> Option<Inconsistency> {
        let new = self.replacements.of(old);
        match (self.merged.get(&old).and_then(|merged| merged.replacement), new) {
            (Some((marked, entry)), new) => {
                (Some(marked) != new).then_some(Inconsistency::ReplacedByOther { at, entry })
            }
            (None, None) => None,
            (None, Some(_)) => {
                let vendored = self.versions.get(old.path) == Some(&old.version);
                let tolerated = self.by_version_only && (old.version.is_empty() || !vendored);
                (!tolerated).then_some(Inconsistency::NotMarkedAsReplaced { at })
            }
        }
    }

    fn explicit_entries(&self) -> Vec<Inconsistency> {
        let required: HashSet<Version<'_>> =
            self.members.iter().flat_map(|file| file.requirements.iter().copied()).collect();
        self.provided(|module| {
            let explicit = self.merged.get(&module).is_some_and(|merged| merged.explicit);
            explicit && !required.contains(&module)
        })
        .map(|entry| Inconsistency::NotRequired { entry })
        .collect()
    }

    fn replaced_entries(&self) -> Vec<Inconsistency> {
        let mut seen = HashSet::new();
        let entries = self.listing.entries.iter().enumerate();
        entries
            .filter(|(_, entry)| entry.target().is_some() && seen.insert(entry.module()))
            .filter(|(_, entry)| self.replacements.of(entry.module()).is_none())
            .map(|(entry, _)| Inconsistency::NotReplaced { entry })
            .collect()
    }

    fn unrequired_entries(&self) -> Vec<Inconsistency> {
        let required: HashSet<Version<'_>> =
            self.members.iter().flat_map(|file| file.requirements.iter().copied()).collect();
        self.provided(|module| !required.contains(&module)).map(|entry| Inconsistency::NotInGoMod { entry }).collect()
    }

    fn provided(&self, wanted: impl Fn(Version<'_>) -> bool) -> impl Iterator<Item = usize> {
        let of = |index: usize| self.listing.entries.get(index);
        self.providers.iter().copied().filter(move |index| of(*index).is_some_and(|entry| wanted(entry.module())))
    }
}

/// The replace lines of all files, by what they replace.
struct Replacements<'a> {
    main: HashSet<&'a str>,
    work: HashMap<Version<'a>, Version<'a>>,
    members: HashMap<Version<'a>, Version<'a>>,
}

impl<'a> Replacements<'a> {
    fn new(members: &'a [ModuleFile<'a>], work: &'a [Replacement<'a>]) -> Self {
        let pairs = |list: &'a [Replacement<'a>]| list.iter().map(|line| (line.old, line.new));
        Self {
            main: members.iter().map(|file| file.path).collect(),
            work: pairs(work).collect(),
            members: members.iter().flat_map(|file| pairs(&file.replacements)).collect(),
        }
    }

    /// What replaces `module`: go.work goes before the members, a line for one version before a line for all. The main modules
    /// themselves are never replaced.
    fn of(&self, module: Version<'_>) -> Option<Version<'a>> {
        if module.version.is_empty() && self.main.contains(module.path) {
            return None;
        }
        let any = Version { path: module.path, version: "" };
        let of = |map: &HashMap<Version<'a>, Version<'a>>| map.get(&module).or_else(|| map.get(&any)).copied();
        of(&self.work).or_else(|| of(&self.members))
    }
}

/// The directory `target` of a member's replace line as `go work vendor` writes it: relative to the workspace. `member` is the way
/// from the workspace to the member (`.` or `./a` or `../a`). What is no relative directory stays as it is.
pub fn path_from_workspace(member: &str, target: &str) -> String {
    if LocalPath::of(target) != Some(LocalPath::Relative) {
        return target.to_owned();
    }
    let mut elements: Vec<&str> = Vec::new();
    for element in member.split('/').chain(target.split('/')) {
        match element {
            "" | "." => {}
            ".." if elements.last().is_some_and(|last| *last != "..") => {
                elements.pop();
            }
            element => elements.push(element),
        }
    }
    match elements.first() {
        None => ".".to_owned(),
        Some(&"..") => elements.join("/"),
        Some(_) => format!("./{}", elements.join("/")),
    }
}
