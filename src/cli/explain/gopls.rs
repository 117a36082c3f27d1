//! The settings of gopls, as `explain` tells them.

use super::card::{Card, Shelf};
use crate::facts::gopls::{GoplsRelease, Keys, Kind, NEWEST, Name, SETTINGS, Setting, Standing, Status, setting};
use crate::facts::vscode_go;

pub(super) const SHELF: Shelf = Shelf { find, names, nearest };

/// What was before it is not known.
const FIRST_KNOWN: GoplsRelease = GoplsRelease::new(2, 0);

/// Takes `gopls:staticcheck`, `gopls.staticcheck`, and the name with its groups, with or without that before it.
fn find(name: &str) -> Option<Card> {
    let rest = within_gopls(name);
    let found = setting(rest.rsplit('.').next()?)?;
    let is_meant = rest == found.full || (rest == found.name && rest != name);
    is_meant.then(|| card(found))
}

/// What stands behind `gopls:` or `gopls.`.
pub(super) fn within_gopls(name: &str) -> &str {
    name.strip_prefix("gopls:").or_else(|| name.strip_prefix("gopls.")).unwrap_or(name)
}

fn names() -> Vec<String> {
    SETTINGS.iter().map(|setting| setting.full.to_owned()).collect()
}

fn nearest(name: &str) -> Option<String> {
    let taken = || SETTINGS.iter().filter(|setting| is_taken(setting));
    let rest = within_gopls(name);
    let last = rest.rsplit('.').next()?;
    let full = vscode_go::nearest(rest, taken().map(|setting| setting.full));
    full.or_else(|| setting(vscode_go::nearest(last, taken().map(|setting| setting.name))?).map(|setting| setting.full))
        .map(str::to_owned)
}

/// Whether the newest release takes it.
pub(super) fn is_taken(setting: &Setting) -> bool {
    setting.standing(NEWEST) == Standing::Accepted
}

fn card(setting: &'static Setting) -> Card {
    let standing = setting.standing(NEWEST);
    let mut rules = vec!["gopls/wrong-type"];
    rules.extend(
        matches!(setting.kind, Kind::Enum | Kind::BoolOrEnum | Kind::Duration).then_some("gopls/invalid-value"),
    );
    rules.extend(setting.keys.map(|_| "gopls/unknown-entry"));
    rules.extend((standing == Standing::Unexpected).then_some("gopls/removed-setting"));
    rules.extend(setting.dead_in(NEWEST).filter(|_| standing != Standing::Unexpected).map(|_| "gopls/inert-setting"));
    Card {
        name: setting.full.to_owned(),
        introduction: format!(
            "A setting of gopls, told of v0.2.0 to {NEWEST}; gopls looks at `{}` and not at what stands before it.",
            setting.name
        ),
        facts: facts(setting),
        history: history(setting),
        own_name: Some(("gopls", setting.name.to_owned())),
        rules,
    }
}

fn facts(setting: &Setting) -> Vec<(&'static str, String)> {
    let keys = setting.keys.map(|keys| format!(", each key the name of {}", article(keys))).unwrap_or_default();
    let default = if setting.default == "null" { "none".to_owned() } else { format!("`{}`", setting.default) };
    let mut facts = vec![("type", format!("{}{keys}", told_kind(setting.kind))), ("default", default)];
    if !setting.values.is_empty() {
        facts.push(("values", setting.values.iter().map(told_value).collect::<Vec<_>>().join(", ")));
    }
    facts.push(("may be written in", format!("the object `gopls` of the editor's settings: `\"{}\"`", setting.full)));
    facts.extend(told_status(setting.status).map(|status| ("status", status.to_owned())));
    facts
}

/// What one of them is, with its article.
pub(super) fn article(keys: Keys) -> String {
    let noun = keys.noun();
    let takes_an = noun.starts_with(['a', 'e', 'i', 'o', 'u', 'M']);
    format!("{} {noun}", if takes_an { "an" } else { "a" })
}

const fn told_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Any => "anything: it is not read",
        Kind::Bool => "a boolean",
        Kind::Int => "a whole number",
        Kind::Str => "a string",
        Kind::Duration => "a string that is a duration, such as `100ms`",
        Kind::Enum => "a string from a list, in upper or lower case",
        Kind::BoolOrEnum => "a boolean, or a string from a list",
        Kind::Strings => "an array of strings",
        Kind::StringMap => "an object of strings",
        Kind::BoolMap => "an object of booleans",
    }
}

const fn told_status(status: Status) -> Option<&'static str> {
    match status {
        Status::None => None,
        Status::Advanced => Some("for experts"),
        Status::Experimental => Some("experimental: it may change"),
        Status::Debug => Some("for finding faults of gopls"),
        Status::Internal => Some("not documented"),
        Status::Deprecated => Some("deprecated"),
    }
}

fn told_value(value: &Name) -> String {
    match value.life.removed {
        Some(removed) => format!("`{}` (until {removed})", value.name),
        None if value.life.since > FIRST_KNOWN => format!("`{}` (since {})", value.name, value.life.since),
        None => format!("`{}`", value.name),
    }
}

fn history(setting: &Setting) -> Vec<(&'static str, String)> {
    let told = |(since, standing): &(GoplsRelease, Standing)| match standing {
        Standing::Accepted => ("since", about(*since)),
        Standing::Ignored => ("ignored", format!("since {}", about(*since))),
        Standing::DeprecatedIgnored => ("ignored", format!("since {}, with a complaint", about(*since))),
        Standing::DeprecatedApplied => ("deprecated", format!("since {}, and still applied", about(*since))),
        Standing::Unexpected => ("removed", format!("in {since}")),
    };
    let mut history: Vec<(&'static str, String)> = setting.history.iter().map(told).collect();
    if history.iter().all(|(name, _)| *name != "since") {
        history.insert(0, ("since", setting.since().map_or("never".to_owned(), about)));
    }
    let is_new = |dead: &GoplsRelease| setting.history.iter().all(|(since, _)| since != dead);
    history.extend(setting.dead_since.filter(is_new).map(|dead| ("without effect", format!("since {}", about(dead)))));
    history.extend(setting.replacement.map(|replacement| ("replaced by", format!("`{replacement}`"))));
    history.extend(setting.successor.map(|clause| ("instead", clause.to_owned())));
    history
}

/// A release from which on something is there.
pub(super) fn about(release: GoplsRelease) -> String {
    let or_earlier = if release == FIRST_KNOWN { " or earlier" } else { "" };
    format!("{release}{or_earlier}")
}
