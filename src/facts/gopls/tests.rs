use super::*;

const fn r(minor: u16, patch: u16) -> GoplsRelease {
    GoplsRelease::new(minor, patch)
}

#[test]
fn tables_are_sorted_so_that_all_are_found() {
    assert!(RELEASES.is_sorted_by(|a, b| a.release < b.release));
    assert!(SETTINGS.is_sorted_by(|a, b| a.name < b.name));
    assert!(ANALYZERS.is_sorted_by(|a, b| a.name < b.name));
    for set in [CODE_LENSES, HINTS, ANNOTATIONS, LEGACY_ANNOTATIONS, SEMANTIC_TOKEN_TYPES, MCP_TOOLS, COMMANDS] {
        assert!(set.is_sorted_by(|a, b| a.name < b.name));
    }
    assert_eq!(RELEASES.last().map(|release| release.release), Some(NEWEST));
    assert!(SETTINGS.iter().all(|known| setting(known.name).is_some_and(|found| found.full == known.full)));
    assert!(SETTINGS.iter().all(|known| known.history.is_sorted_by(|a, b| a.0 < b.0)));
}

#[test]
fn a_version_is_the_release_that_it_names() {
    assert_eq!(GoplsRelease::parse("v0.16.2"), Some(r(16, 2)));
    assert_eq!(GoplsRelease::parse("v0.23.0-pre.1"), Some(r(23, 0)));
    assert_eq!(GoplsRelease::parse("v0.24.1"), Some(GoplsRelease::UNRELEASED));
    assert_eq!(GoplsRelease::parse("v0.24.0-pre.1"), Some(GoplsRelease::UNRELEASED));
    for other in [
        "v0.12.6",
        "v0.1.3",
        "v0.16.1-0.20240628205440-9c895dd76b34",
        "v0.0.0-20240628205440-9c895dd76b34",
        "v1.0.0",
        "0.16.2",
        "v0.16",
        "latest",
        "",
    ] {
        assert_eq!(GoplsRelease::parse(other), None, "{other}");
    }
    assert!(r(9, 5) < r(10, 0) && r(10, 0) < r(10, 1) && NEWEST < GoplsRelease::UNRELEASED);
    assert_eq!(r(9, 5).to_string(), "v0.9.5");
}

#[test]
fn a_version_between_the_releases_that_is_none_is_missing() {
    for version in ["v0.12.6", "v0.12.5", "v0.19.2", "v0.20.0-pre.9", "v0.17.0-pre1", "v0.2.9"] {
        assert!(GoplsRelease::is_missing(version), "{version}");
    }
    for version in [
        "v0.12.4",
        "v0.23.0-pre.2",
        "v0.2.0-pre1",
        "v0.23.1",
        "v0.24.0",
        "v0.1.9",
        "v1.0.0",
        "v0.16",
        "v0.16.1-0.20240628205440-9c895dd76b34",
        "v0.0.0-20240628205440-9c895dd76b34",
        "v0.12.6+incompatible",
        "v0.12.+6",
        "",
    ] {
        assert!(!GoplsRelease::is_missing(version), "{version}");
    }
}

#[test]
fn a_setting_stands_in_each_release_as_its_history_says() {
    let at = |name: &str, release| setting(name).map(|setting| setting.standing(release));
    assert_eq!(at("tempModfile", r(13, 2)), Some(Standing::Accepted));
    assert_eq!(at("tempModfile", r(14, 1)), Some(Standing::DeprecatedApplied));
    assert_eq!(at("tempModfile", NEWEST), Some(Standing::Unexpected));
    assert_eq!(at("tempModFile", NEWEST), Some(Standing::DeprecatedIgnored));
    assert_eq!(at("fileWatcher", r(21, 1)), Some(Standing::Unexpected));
    assert_eq!(at("memoryLimit", NEWEST), Some(Standing::Unexpected));
    assert_eq!(at("annotations", r(18, 1)), Some(Standing::DeprecatedIgnored));
    let tempmodfile = setting("tempModfile").expect("it is known");
    assert_eq!((tempmodfile.since(), tempmodfile.removed_before(NEWEST)), (Some(r(3, 0)), Some(r(15, 0))));
    assert_eq!(tempmodfile.removed_before(r(14, 0)), None);
    let provided = setting("staticcheckProvided").expect("it is listed");
    assert_eq!((provided.since(), provided.removed_before(NEWEST)), (None, None));
}

#[test]
fn a_setting_without_effect_says_since_when() {
    let dead = |name: &str, release| setting(name).and_then(|setting| setting.dead_in(release));
    assert_eq!(dead("memoryMode", r(13, 0)), Some(r(12, 0)), "it was still accepted then");
    assert_eq!(dead("memoryMode", r(11, 0)), None);
    assert_eq!(dead("allExperiments", NEWEST), Some(r(16, 0)));
    assert_eq!(dead("annotations", r(18, 0)), Some(r(18, 0)));
    assert_eq!(dead("annotations", r(19, 0)), None);
    for alive in ["codelens", "noSemanticString", "expandWorkspaceToModule", "env"] {
        assert_eq!(dead(alive, NEWEST), None, "{alive}");
    }
    let successor = |name: &str| setting(name).and_then(Setting::successor);
    assert_eq!(successor("fuzzyMatching").as_deref(), Some("`matcher` does its work"));
    assert_eq!(
        successor("disableFuzzyMatching").as_deref(),
        Some("`matcher` does its work"),
        "what it names is dead too"
    );
    assert_eq!(successor("memoryMode"), None);
}

#[test]
fn a_life_may_have_gaps() {
    let life = Keys::Analyzers.life_of("fieldalignment").expect("it is known");
    assert!(life.holds(r(16, 2)) && !life.holds(r(17, 0)) && life.holds(r(22, 0)));
    assert_eq!(life.gone_since(r(20, 0)), Some(r(17, 0)));
    assert_eq!(life.comes_with(r(20, 0)), Some(r(22, 0)));
    assert_eq!(life.comes_with(NEWEST), None);
    assert_eq!(Keys::CodeLenses.life_of("gc_details").and_then(|life| life.gone_since(NEWEST)), Some(r(18, 0)));
    assert_eq!(
        Keys::Analyzers.life_of("slicesclip").and_then(|life| life.comes_with(NEWEST)),
        Some(GoplsRelease::UNRELEASED)
    );
    assert_eq!(Keys::Hints.life_of("parameternames"), None, "case counts");
}

#[test]
fn groups_are_no_settings() {
    for group in ["ui", "build", "formatting", "ui.diagnostic", "diagnostic", "completion"] {
        assert!(is_group(group), "{group}");
    }
    for other in ["env", "u", "uis", "ui.", "", "semanticTokens"] {
        assert!(!is_group(other), "{other}");
    }
}
