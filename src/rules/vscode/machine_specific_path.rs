//! A committed path that leads somewhere on one machine only.

use std::ops::Range;

use crate::diagnostic::{Applicability, Diagnostic, Draft, Fix, Severity};
use crate::facts::places::{self, Place};
use crate::repository::{EditorSettings, PathSetting, PathShape, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static MACHINE_SPECIFIC_PATH: Rule = Rule {
    name: "vscode/machine-specific-path",
    summary: "a committed absolute path that is there on one machine only",
    severity: Severity::Warning,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://code.visualstudio.com/docs/reference/variables-reference"],
    page: include_str!("../../../docs/rules/vscode/machine-specific-path.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    let containers = repository.development_containers();
    for editor in repository.editor_settings() {
        for path in editor.paths() {
            for (part, place) in machine_paths(&path) {
                let text = path.literal.get(part.clone()).unwrap_or_default();
                let in_image = containers.iter().any(|container| lies_in(container, text, place));
                let at_home = path.on_windows && place == Place::Drive;
                if !in_image && !at_home {
                    findings.push(draft(&editor, &path, part, place));
                }
            }
        }
    }
}

/// Whether `path` is one of the container that `description` describes, which is one machine for all who develop in it: outside of home
/// directories, or in that of its user.
fn lies_in(description: &str, path: &str, place: Place) -> bool {
    match place {
        Place::Home(length) => {
            let home = path.get(..length).unwrap_or_default();
            let user = home.rsplit(['/', '\\']).next().unwrap_or_default();
            home == "/root" || description.contains(home) || description.contains(&format!("\"{user}\""))
        }
        Place::Drive => false,
        Place::Elsewhere => true,
    }
}

/// The parts of the value that are paths of one machine.
fn machine_paths(path: &PathSetting<'_>) -> Vec<(Range<usize>, Place)> {
    let value = path.literal.as_str();
    if path.shape == PathShape::Among {
        let place = |range: &Range<usize>| places::of_one_machine(value.get(range.clone())?);
        return places::homes_in(value).into_iter().filter_map(|range| Some((range.clone(), place(&range)?))).collect();
    }
    let mut start = 0;
    let mut found = Vec::new();
    for part in path.parts() {
        let end = start + part.len();
        found.extend(places::of_one_machine(part).map(|place| (start..end, place)));
        start = end + 1;
    }
    found
}

fn draft(editor: &EditorSettings<'_>, path: &PathSetting<'_>, part: Range<usize>, place: Place) -> Draft {
    let text = path.literal.get(part.clone()).unwrap_or_default();
    let name = &path.name;
    let message = match place {
        Place::Home(_) => format!("`{text}` lies in one person's home directory, so {name} holds on that machine only"),
        Place::Drive => format!("`{text}` is a path of Windows, so {name} holds on machines of that kind only"),
        Place::Elsewhere => {
            format!("`{text}` is no directory that systems have, so {name} holds on some machines only")
        }
    };
    let is_whole = part == (0..path.literal.len());
    let span = if is_whole { path.literal.span() } else { path.literal.part(part.clone()) };
    let draft = Diagnostic::at(editor.site(span), message)
        .help("leave it to each user's settings, or write it with what the setting knows of `${workspaceFolder}`, `${env:NAME}`, `~`");
    match (place, path.home) {
        (Place::Home(length), Some(home)) if part.start == 0 && text.starts_with('/') => {
            let edits = editor.edits([(path.literal.part(0..length), home.to_owned())]);
            draft.fix(Fix::unsafe_(format!("write `{home}` for the home directory"), edits))
        }
        _ => draft,
    }
}
