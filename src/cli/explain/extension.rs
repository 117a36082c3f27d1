//! The settings of the Go extension, as `explain` tells them.

use super::card::{Card, Shelf};
use crate::facts::vscode_go::{
    Channel, ExtensionRelease, History, Life, Place, RELEASES, SETTINGS, Scalar, Scope, Setting, Standing, Support,
    Types, at, nearest_setting, newest, place, stable_from, substitution,
};

pub(super) const SHELF: Shelf = Shelf { find, names, nearest };

fn find(name: &str) -> Option<Card> {
    match place(name) {
        Place::Setting(found) => Some(card(name, None, found)),
        Place::Below(around, path) => {
            let member = path.split('.').try_fold(around, Setting::property)?;
            Some(card(name, Some(around), member))
        }
        Place::Section | Place::Nowhere => None,
    }
}

fn names() -> Vec<String> {
    fn walk(before: &str, settings: &[Setting], found: &mut Vec<String>) {
        for setting in settings {
            let name = format!("{before}{}", setting.name);
            walk(&format!("{name}."), setting.properties, found);
            found.push(name);
        }
    }
    let mut found = Vec::new();
    walk("", SETTINGS, &mut found);
    found
}

fn nearest(name: &str) -> Option<String> {
    nearest_setting(name).or_else(|| nearest_setting(&format!("go.{name}"))).map(str::to_owned)
}

fn card(name: &str, around: Option<&'static Setting>, setting: &'static Setting) -> Card {
    let release = told_as_of(&setting.life);
    let kind = match around {
        Some(around) => format!("A member of `{}`, a setting of the Go extension of VS Code", around.name),
        None => "A setting of the Go extension of VS Code".to_owned(),
    };
    let is_there = matches!(setting.life.standing(newest(Channel::Stable)), Standing::Present);
    let has = if is_there { "has" } else { "had" };
    let mut rules = vec!["vscode/invalid-value"];
    rules.extend(setting.life.removed.map(|_| "vscode/removed-setting"));
    rules.extend(setting.deprecation.map(|_| "vscode/deprecated-setting"));
    Card {
        name: name.to_owned(),
        introduction: format!("{kind}, as {release} {has} it."),
        facts: facts(around.unwrap_or(setting), setting, release),
        history: history(setting),
        own_name: None,
        rules,
    }
}

/// The newest stable release, or the last or first that had it.
fn told_as_of(life: &Life) -> ExtensionRelease {
    let newest = newest(Channel::Stable);
    match life.standing(newest) {
        Standing::Present => newest,
        Standing::NotYet => life.since,
        Standing::Gone(_) => last_before(life.removed.unwrap_or(newest)),
    }
}

fn last_before(release: ExtensionRelease) -> ExtensionRelease {
    let before = RELEASES.partition_point(|row| row.version < release);
    before.checked_sub(1).and_then(|index| RELEASES.get(index)).map_or(release, |row| row.version)
}

fn facts(top: &Setting, setting: &Setting, release: ExtensionRelease) -> Vec<(&'static str, String)> {
    let types: Vec<&str> = setting.types(release).names().collect();
    let items: Vec<&str> = setting.items.map(|items| items.types(release).names().collect()).unwrap_or_default();
    let of_items = if items.is_empty() { String::new() } else { format!(", each element {}", items.join(" or ")) };
    let kind = if types.is_empty() { "anything".to_owned() } else { types.join(" or ") };
    let mut facts = vec![("type", format!("{kind}{of_items}"))];
    facts.push(("default", setting.default(release).map_or("none".to_owned(), |json| format!("`{json}`"))));
    let values = setting.values(release);
    if !values.is_empty() {
        facts.push(("values", values.iter().map(|value| told_value(setting, *value)).collect::<Vec<_>>().join(", ")));
    }
    let members: Vec<String> = setting.properties.iter().filter_map(|member| told_member(member, release)).collect();
    if !members.is_empty() {
        let others = if setting.is_closed(release) { " and no others" } else { " and whatever else is written" };
        facts.push(("members", members.join(", ") + others));
    }
    facts.extend(top.scope(release).map(|scope| ("may be written in", told_scope(scope).to_owned())));
    facts.extend(references(top.name).map(|references| ("resolves", references)));
    facts
}

fn told_value(setting: &Setting, value: Scalar) -> String {
    let word = format!("`{}`", value.as_str());
    let deprecated = setting.deprecated_values.iter().find(|(name, _)| *name == value.as_str());
    let since = setting.life_of_value(value).map(|life| life.since).filter(|since| *since > setting.life.since);
    match (deprecated, since) {
        (Some((_, since)), _) => format!("{word} (deprecated {})", stable_from(*since).from_then()),
        (None, Some(since)) => format!("{word} ({})", stable_from(since).from_then()),
        (None, None) => word,
    }
}

fn told_member(member: &Setting, release: ExtensionRelease) -> Option<String> {
    (member.life.standing(release) == Standing::Present).then(|| format!("`{}`", member.name))
}

const fn told_scope(scope: Scope) -> &'static str {
    match scope {
        Scope::Window => {
            "`.vscode/settings.json` of a folder that is opened alone, `*.code-workspace`, `devcontainer.json`; VS Code drops it in \
             the folders of a `*.code-workspace`"
        }
        Scope::Resource | Scope::MachineOverridable => {
            "`.vscode/settings.json` of any folder, `*.code-workspace`, `devcontainer.json`"
        }
        Scope::Machine => "`devcontainer.json`; VS Code drops it in other files of a repository",
    }
}

/// Which references are resolved in the values of the setting called `name`, where that is known.
fn references(name: &str) -> Option<String> {
    let entry = substitution(name)?;
    let since = entry.variables_since.map(|since| format!(" {}", since.from_then())).unwrap_or_default();
    let told = [
        ("`${env:NAME}`", entry.variables, since),
        ("`${workspaceFolder}` and a leading `~`", entry.folders, String::new()),
    ];
    let told: Vec<String> = told.into_iter().filter_map(|(what, how, since)| told_support(what, how, &since)).collect();
    Some(if told.is_empty() {
        "nothing: no variable, no `${workspaceFolder}`, no `~`".to_owned()
    } else {
        told.join(", ")
    })
}

fn told_support(what: &str, how: Support, since: &str) -> Option<String> {
    match how {
        Support::No => None,
        Support::Whole => Some(format!("{what}{since}")),
        Support::Behind(flags) => Some(format!("{what} behind `{}`", flags.join("`, `"))),
        Support::After(flags) => Some(format!("{what} after `{}`", flags.join("`, `"))),
        Support::InTests => Some(format!("{what} where tests are run with it")),
        Support::Debugger => Some(format!("{what} as in launch.json")),
    }
}

fn history(setting: &Setting) -> Vec<(&'static str, String)> {
    let life = setting.life;
    let since = match life.stable {
        Some(stable) if stable == life.since => about(stable),
        Some(stable) => format!("{}, in pre-releases {}", about(stable), life.since.from_then()),
        None => format!("{}, in pre-releases only", life.since),
    };
    let mut told = vec![("since", since)];
    told.extend(life.absent.iter().map(|(first, last)| ("missing", format!("from {first} to {last}"))));
    told.extend(setting.deprecation.map(|deprecation| ("deprecated", deprecation.since.from_then())));
    told.extend(life.removed_stable.or(life.removed).map(|removed| ("removed", removed.at())));
    told.extend(setting.replacement.map(|replacement| ("replaced by", format!("`{replacement}`"))));
    told.extend(changes("types", setting.types, |types: Types| match types.names().collect::<Vec<_>>() {
        names if names.is_empty() => "anything".to_owned(),
        names => names.join(" or "),
    }));
    told.extend(changes("defaults", setting.defaults, |json| match json {
        "" => "none".to_owned(),
        json => format!("`{json}`"),
    }));
    let dropped = dropped_values(setting);
    told.extend((!dropped.is_empty()).then(|| ("dropped values", dropped.join(", "))));
    let members = setting.properties.iter().filter_map(|member| {
        let removed = member.life.removed.filter(|_| member.life.removed != life.removed)?;
        Some(format!("`{}` {}", member.name, removed.at()))
    });
    let members: Vec<String> = members.collect();
    told.extend((!members.is_empty()).then(|| ("dropped members", members.join(", "))));
    told
}

fn about(release: ExtensionRelease) -> String {
    if release.is_approximate() { format!("{release} or thereabouts") } else { release.to_string() }
}

/// How something changed from release to release, where it did.
fn changes<T: Copy>(
    name: &'static str,
    history: History<T>,
    told: impl Fn(T) -> String,
) -> Option<(&'static str, String)> {
    let runs = history.iter().map(|(since, value)| format!("{} {}", told(*value), stable_from(*since).from_then()));
    (history.len() > 1).then(|| (name, runs.collect::<Vec<_>>().join(", ")))
}

/// The values that were offered once and are no more.
fn dropped_values(setting: &Setting) -> Vec<String> {
    let mut seen: Vec<Scalar> = Vec::new();
    for value in setting.values.iter().flat_map(|(_, values)| values.iter()) {
        if !seen.contains(value) {
            seen.push(*value);
        }
    }
    let told = |value: Scalar| {
        let removed = setting.life_of_value(value)?.removed?;
        at(setting.values, removed).map(|_| format!("`{}` {}", value.as_str(), removed.at()))
    };
    seen.into_iter().filter_map(told).collect()
}
