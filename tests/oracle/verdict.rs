//! What each Go said of each case, as it was recorded.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use goconflint::text::RepoPath;
use serde_json::Value;

use crate::case::Case;

/// What the two newest releases say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// No command fails under either.
    Accepts,
    /// A command fails under both.
    Rejects {
        /// The lines of files that the newest names.
        places: Vec<(RepoPath, usize)>,
        /// What the newest says, or the beginning of it.
        says: String,
    },
    /// They do not agree.
    Differs,
}

/// How one release ended the commands of one case.
struct Outcome {
    /// The indices of the commands that fail.
    fails: Vec<usize>,
    /// What the first of them that matters says.
    says: BTreeMap<usize, String>,
}

fn verdict(before: &Outcome, newest: &Outcome, folder: &dyn Fn(usize) -> Option<String>) -> Verdict {
    if before.fails.is_empty() && newest.fails.is_empty() {
        return Verdict::Accepts;
    }
    let Some(first) = newest.fails.iter().find(|index| before.fails.contains(index)) else { return Verdict::Differs };
    let says = newest.says.get(first).cloned().unwrap_or_default();
    let folder =
        folder(*first).map_or_else(RepoPath::root, |folder| RepoPath::new(&folder).expect("a folder of the case"));
    Verdict::Rejects { places: places(&says, &folder), says }
}

/// The lines of configuration files that a message names: `go.mod:3: …`, `a/go.work:5:2: …`.
fn places(says: &str, folder: &RepoPath) -> Vec<(RepoPath, usize)> {
    let mut found = Vec::new();
    for word in says.split([' ', '\t', '\n']) {
        let mut parts = word.split(':');
        let (Some(path), Some(line)) = (parts.next(), parts.next()) else { continue };
        let is_ours = ["go.mod", "go.work", "go.sum", "modules.txt"].iter().any(|name| path.ends_with(name));
        let path = path.strip_prefix("${WORK}/").map_or_else(|| folder.join(path), RepoPath::new);
        if let (true, Ok(path), Ok(line)) = (is_ours, path, line.parse()) {
            found.push((path, line));
        }
    }
    found.sort();
    found.dedup();
    found
}

/// The recorded verdicts of our own cases and of the pages' examples: `verdicts.json`.
pub(crate) struct Recorded {
    json: Value,
    releases: Vec<String>,
}

impl Recorded {
    pub(crate) fn read(path: &Path) -> Self {
        let json: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let releases = json["releases"].as_array().unwrap().iter().map(|v| v.as_str().unwrap().to_owned()).collect();
        Self { json, releases }
    }

    /// What the two newest say of the case called `name`, whose file has this checksum. An error where it was not recorded as it is.
    pub(crate) fn verdict(
        &self,
        name: &str,
        checksum: u32,
        folder: &dyn Fn(usize) -> Option<String>,
    ) -> Result<Verdict, String> {
        let recorded = &self.json["cases"][name];
        if recorded["crc32"].as_u64() != Some(u64::from(checksum)) {
            return Err(format!("{name}: what Go says of it was not recorded; run tests/oracle/record.py"));
        }
        let [.., before, newest] = self.releases.as_slice() else { panic!("two releases are wanted") };
        Ok(verdict(&outcome(recorded, before), &outcome(recorded, newest), folder))
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.json["cases"].as_object().unwrap().keys().map(String::as_str)
    }

    pub(crate) fn releases(&self) -> &[String] {
        &self.releases
    }
}

fn outcome(recorded: &Value, release: &str) -> Outcome {
    let mine = recorded["outcomes"].as_array().unwrap().iter().find(|outcome| has(&outcome["releases"], release));
    let mine = mine.unwrap_or_else(|| panic!("nothing of {release} in {recorded}"));
    let fails: Vec<usize> = indices(&mine["fails"]);
    let says = mine["says"].as_str().unwrap_or_default().to_owned();
    Outcome { says: fails.iter().map(|&index| (index, says.clone())).collect(), fails }
}

fn indices(value: &Value) -> Vec<usize> {
    value.as_array().unwrap().iter().map(|v| usize::try_from(v.as_u64().unwrap()).unwrap()).collect()
}

fn has(list: &Value, release: &str) -> bool {
    list.as_array().is_some_and(|list| list.iter().any(|v| v == release))
}

/// Another folder's `results.json`: per command the distinct outcomes, each with its releases.
pub(crate) struct Results(Value);

impl Results {
    pub(crate) fn read(path: &Path) -> Self {
        Self(serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap())
    }

    pub(crate) fn verdict(&self, case: &Case) -> Verdict {
        let releases = self.0["versions"].as_array().unwrap();
        let [.., before, newest] = releases.as_slice() else { panic!("two releases are wanted") };
        let steps = self.0["cases"][&case.name]["steps"].as_array().expect("each case has its results");
        assert_eq!(steps.len(), case.commands.len(), "{}", case.name);
        let of = |release: &str| {
            let failed = |step: &Value| has(&step["fails"], release);
            let fails = steps.iter().enumerate().filter(|(_, step)| failed(step)).map(|(index, _)| index);
            let says = steps.iter().enumerate().map(|(index, step)| {
                let outcomes = step["outcomes"].as_array().unwrap();
                let mine = outcomes.iter().find(|outcome| has(&outcome["versions"], release)).unwrap();
                (index, mine["stderr"].as_str().unwrap_or_default().to_owned())
            });
            Outcome { fails: fails.collect(), says: says.collect() }
        };
        let folder = |index| case.step(index).1;
        verdict(&of(before.as_str().unwrap()), &of(newest.as_str().unwrap()), &folder)
    }
}
