use super::*;

/// Every setting and attribute with its properties, each by the path to it.
fn nodes() -> Vec<(String, &'static Setting)> {
    fn walk(path: &str, settings: &'static [Setting], found: &mut Vec<(String, &'static Setting)>) {
        for setting in settings {
            let path = format!("{path}{}", setting.name);
            walk(&format!("{path} > "), setting.properties, found);
            found.push((path, setting));
        }
    }
    let mut found = Vec::new();
    for table in [SETTINGS, LAUNCH, ATTACH, TASK] {
        walk("", table, &mut found);
    }
    found
}

fn release(text: &str) -> ExtensionRelease {
    ExtensionRelease::parse(text).expect(text)
}

#[test]
fn tables_are_sorted_so_that_all_are_found() {
    assert!(RELEASES.is_sorted_by(|a, b| a.version < b.version));
    assert!(TOOLS.is_sorted_by(|a, b| a.name < b.name));
    for table in [SETTINGS, LAUNCH, ATTACH, TASK] {
        assert!(table.is_sorted_by(|a, b| a.name < b.name));
    }
    for (path, setting) in nodes() {
        assert!(setting.properties.is_sorted_by(|a, b| a.name < b.name), "{path}");
    }
    assert_eq!(SETTINGS.len(), 84);
    assert_eq!(RELEASES.len(), 217);
}

#[test]
fn histories_begin_where_life_begins_and_go_forward() {
    for (path, setting) in nodes() {
        let life = setting.life;
        assert!(life.stable.is_none_or(|stable| life.since <= stable), "{path}");
        assert!(life.removed.is_none_or(|removed| life.since < removed), "{path}");
        assert!(life.removed_stable.is_none_or(|removed| Some(removed) >= life.removed), "{path}");
        let dates = [
            setting.types.iter().map(|run| run.0).collect::<Vec<_>>(),
            setting.values.iter().map(|run| run.0).collect(),
            setting.defaults.iter().map(|run| run.0).collect(),
            setting.scopes.iter().map(|run| run.0).collect(),
            setting.closed.iter().map(|run| run.0).collect(),
        ];
        for dates in dates {
            assert!(dates.is_sorted_by(|a, b| a < b), "{path}");
            assert!(dates.first().is_none_or(|first| *first == life.since), "{path}: {dates:?}");
        }
    }
}

#[test]
fn every_release_that_is_named_is_one() {
    let is_one = |release: ExtensionRelease| RELEASES.binary_search_by_key(&release, |row| row.version).is_ok();
    for (path, setting) in nodes() {
        let life = setting.life;
        let ends = [Some(life.since), life.stable, life.removed, life.removed_stable];
        assert!(ends.into_iter().flatten().all(is_one), "{path}");
        assert!(setting.types.iter().all(|run| is_one(run.0)), "{path}");
        assert!(setting.deprecation.is_none_or(|deprecation| is_one(deprecation.since)), "{path}");
    }
}

#[test]
fn a_default_is_a_value_that_its_own_release_takes() {
    for (path, setting) in nodes() {
        for (since, default) in setting.defaults.iter().filter(|run| !run.1.is_empty()) {
            let value: serde_json::Value = serde_json::from_str(default).expect(default);
            let values = setting.values(*since);
            // `null` stands for "not set"; some defaults never fitted their own lists.
            let Some(text) = value.as_str().filter(|text| !text.is_empty() && !values.is_empty()) else { continue };
            assert!(values.contains(&Scalar::Text(leak(text))), "{path}: {default} in {since}");
        }
    }
}

fn leak(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

#[test]
fn the_newest_releases_are_known_by_channel() {
    assert_eq!(newest(Channel::Stable), release("v0.56.0"));
    assert_eq!(newest(Channel::PreRelease), release("v0.57.2"));
    assert_eq!(stable_from(release("v0.45.1")), release("v0.46.0"));
    assert_eq!(stable_from(release("v0.46.1")), release("v0.46.1"));
    assert_eq!(stable_from(release("v0.57.2")), release("v0.57.2"), "not yet");
}

#[test]
fn life_is_told_release_by_release() {
    let standing = |name: &str, at: &str| setting(name).expect(name).life.standing(release(at));
    assert_eq!(standing("go.liveErrors", "v0.39.1"), Standing::Present);
    assert_eq!(standing("go.liveErrors", "v0.40.0"), Standing::Gone(release("v0.40.0")));
    let experimental = "go.languageServerExperimentalFeatures";
    assert_eq!(standing(experimental, "v0.21.0"), Standing::Gone(release("v0.21.0")));
    assert_eq!(standing(experimental, "v0.21.1"), Standing::Present);
    assert_eq!(standing("go.experiments", "v0.43.2"), Standing::NotYet);
    assert_eq!(standing("go.experiments", "v0.43.3"), Standing::Present);
}

#[test]
fn values_have_lives_of_their_own() {
    let tool = setting("go.lintTool").expect("known");
    let life = |value| tool.life_of_value(Scalar::Text(value)).map(|life| (life.since, life.removed));
    assert_eq!(life("gometalinter"), Some((release("v0.6.42"), Some(release("v0.13.0")))));
    assert_eq!(life("golangci-lint-v2"), Some((release("v0.47.2"), None)));
    assert_eq!(life("eslint"), None);
    assert_eq!(tool.default(release("v0.50.0")), Some("\"staticcheck\""));
    assert_eq!(tool.default(release("v0.56.0")), None);
}

#[test]
fn names_are_found_with_what_stands_around_them() {
    for section in ["go", "go.toolsManagement", "go.gotoSymbol", "go.inlayHints"] {
        assert!(matches!(place(section), Place::Section), "{section}");
    }
    for nothing in ["", "g", "go.", "go.tools", "go.zebra", "gopls2", "go.lintTools"] {
        assert!(matches!(place(nothing), Place::Nowhere), "{nothing}");
    }
    assert!(matches!(place("go.delveConfig.a.b"), Place::Below(setting, "a.b") if setting.name == "go.delveConfig"));
    assert!(matches!(place("go.alternateTools.go-outline"), Place::Below(_, "go-outline")));
    for setting in SETTINGS {
        assert!(matches!(place(setting.name), Place::Setting(found) if found.name == setting.name), "{}", setting.name);
        let below = format!("{}.x", setting.name);
        assert!(matches!(place(&below), Place::Below(found, "x") if found.name == setting.name), "{below}");
        let section = setting.name.rsplit_once('.').map_or("go", |(section, _)| section);
        assert!(matches!(place(section), Place::Section), "{section}");
    }
    assert!(tool("goreturns").is_some_and(|tool| tool.by_gopls && tool.removed == Some(release("v0.40.0"))));
    assert!(tool("delve").is_none());
}

#[test]
fn scopes_and_closed_objects_have_their_history() {
    let lens = setting("go.enableCodeLens").expect("known");
    assert!(!lens.is_closed(release("v0.15.2")) && lens.is_closed(release("v0.56.0")));
    assert_eq!(
        setting("go.goroot").and_then(|goroot| goroot.scope(release("v0.56.0"))),
        Some(Scope::MachineOverridable)
    );
    assert_eq!(
        setting("go.useLanguageServer").and_then(|server| server.scope(release("v0.56.0"))),
        Some(Scope::Window)
    );
}
