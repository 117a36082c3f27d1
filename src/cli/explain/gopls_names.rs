//! The names that maps among the settings of gopls have as keys, as `explain` tells them: analyzers, code lenses, inlay hints and their like.

use super::card::{Card, Shelf};
use super::gopls::{about, article, is_taken, within_gopls};
use crate::facts::gopls::{GoplsRelease, Keys, Life, NEWEST, SETTINGS, Setting, analyzer, setting, successor_of};
use crate::facts::vscode_go;

pub(super) const SHELF: Shelf = Shelf { find, names, nearest };

/// Takes `gopls:analyses.unusedparams`, and the same with `gopls.`, with the setting's groups, or without any.
fn find(name: &str) -> Option<Card> {
    let (map, key) = parts(within_gopls(name))?;
    let keys = map.keys?;
    let life = keys.life_of(key)?;
    let noun = article(keys);
    let noun = noun.split_at_checked(1).map_or_else(String::new, |(first, rest)| first.to_uppercase() + rest);
    Some(Card {
        introduction: format!("{noun} of gopls, told of v0.2.0 to {NEWEST}."),
        facts: facts(map, keys, key, &life),
        history: history(keys, key, &life),
        own_name: Some(("gopls", key.to_owned())),
        rules: vec!["gopls/unknown-entry", "gopls/wrong-type"],
        name: format!("{}.{key}", map.full),
    })
}

fn names() -> Vec<String> {
    let maps = maps().filter_map(|map| Some((map.full, map.keys?)));
    maps.flat_map(|(full, keys)| keys.names().into_iter().map(move |key| format!("{full}.{}", key.name))).collect()
}

fn nearest(name: &str) -> Option<String> {
    let (map, key) = parts(within_gopls(name))?;
    let present: Vec<&'static str> =
        map.keys?.names().into_iter().filter(|known| known.life.holds(NEWEST)).map(|known| known.name).collect();
    let meant = vscode_go::nearest(key, present.into_iter())?;
    Some(format!("{}.{meant}", map.full))
}

/// The settings that are maps of names.
fn maps() -> impl Iterator<Item = &'static Setting> {
    SETTINGS.iter().filter(|setting| setting.keys.is_some() && is_taken(setting))
}

/// The map in `name`, and the key behind it, which may have a point of its own.
fn parts(name: &str) -> Option<(&'static Setting, &str)> {
    let mut ends = name.match_indices('.').map(|(end, _)| end);
    ends.find_map(|end| {
        let (path, key) = (name.get(..end)?, name.get(end + 1..)?);
        let map = setting(path.rsplit('.').next()?).filter(|map| map.keys.is_some() && is_taken(map))?;
        (path == map.name || path == map.full).then_some((map, key))
    })
}

fn facts(map: &Setting, keys: Keys, key: &str, life: &Life) -> Vec<(&'static str, String)> {
    let mut facts = vec![("type", "a boolean".to_owned())];
    let known = analyzer(key).filter(|_| keys == Keys::Analyzers);
    let default = match known {
        Some(analyzer) => analyzer.on_by_default.last().map(|(_, is_on)| *is_on),
        None if matches!(keys, Keys::CodeLenses | Keys::Hints) && life.holds(NEWEST) => {
            Some(map.default.contains(&format!("\"{key}\": true")))
        }
        None => None,
    };
    facts.extend(default.map(|is_on| ("default", if is_on { "`true`" } else { "`false`" }.to_owned())));
    if known.is_some_and(|analyzer| analyzer.staticcheck) {
        facts.push(("of staticcheck", "`staticcheck` switches it too, where it is not named here".to_owned()));
    }
    facts.push(("may be written in", format!("the object `{}` for gopls: `\"{key}\"`", map.full)));
    facts
}

fn history(keys: Keys, key: &str, life: &Life) -> Vec<(&'static str, String)> {
    let mut history = vec![("since", comes(life.since))];
    history.extend(life.absent.iter().map(|(from, until)| ("missing", format!("from {from} until {until}"))));
    history.extend(life.removed.map(|removed| ("removed", format!("in {removed}"))));
    let defaults = analyzer(key).filter(|_| keys == Keys::Analyzers).map_or(&[][..], |analyzer| analyzer.on_by_default);
    let changes = defaults.iter().skip(1);
    history.extend(
        changes
            .map(|(since, is_on)| (if *is_on { "on by default" } else { "off by default" }, format!("since {since}"))),
    );
    history.extend(successor_of(keys, key).map(|clause| ("instead", clause)));
    history
}

fn comes(since: GoplsRelease) -> String {
    if since == GoplsRelease::UNRELEASED { format!("with {since}") } else { about(since) }
}
