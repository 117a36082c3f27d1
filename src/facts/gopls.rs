//! Settings of gopls that no longer do anything.
//!
//! Taken from `gopls/internal/settings/settings.go` and its forerunners at each tag from gopls/v0.2.0 to gopls/v0.23.0, and checked
//! against v0.23.0's own `Options.Set`. Settings that were renamed and still work under the old name (`codelens`, `noSemanticString`,
//! `noSemanticNumber`) are not among them.

/// A setting that gopls once had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetiredSetting {
    /// Its name without the groups before it: gopls looks at the last part only.
    pub name: &'static str,
    /// The first release in which it has no effect. What was before v0.2.0 is not known.
    pub since: &'static str,
    /// What gopls v0.23.0 says of it.
    pub answer: Answer,
    /// What does its work now; none where nothing needs to.
    pub successor: Option<&'static str>,
}

/// What gopls says when it meets a setting that has no effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// "unexpected setting", as for a name that never was.
    Unexpected,
    /// "this setting is deprecated", shown as an error since v0.16.0.
    Deprecated,
    /// Nothing.
    Silence,
}

/// All of them, sorted by name.
pub const RETIRED_SETTINGS: &[RetiredSetting] = &[
    retired("allExperiments", "v0.16.0", Answer::Silence, Some("each experiment has a setting of its own")),
    deprecated("allowImplicitNetworkAccess", "v0.17.0", None),
    deprecated("allowModfileModifications", "v0.16.0", None),
    deprecated("caseSensitiveCompletion", "v0.3.0", Some("`matcher` does its work")),
    retired("chattyDiagnostics", "v0.15.0", Answer::Unexpected, None),
    deprecated("disableDeepCompletion", "v0.2.0", Some("`deepCompletion` does its work the other way round")),
    deprecated("disableFuzzyMatching", "v0.2.0", Some("`matcher` does its work")),
    deprecated("experimentalDiagnosticsDelay", "v0.10.0", Some("`diagnosticsDelay` does its work")),
    deprecated("experimentalDisabledAnalyses", "v0.4.0", Some("`analyses` does its work")),
    deprecated("experimentalPackageCacheKey", "v0.12.0", None),
    deprecated("experimentalTemplateSupport", "v0.7.4", Some("`templateExtensions` does its work")),
    deprecated("experimentalUseInvalidMetadata", "v0.11.0", None),
    deprecated("experimentalWatchedFileDelay", "v0.12.0", None),
    deprecated("experimentalWorkspaceModule", "v0.12.0", Some("a go.work file does its work")),
    deprecated("fuzzyMatching", "v0.3.0", Some("`matcher` does its work")),
    deprecated("go-diff", "v0.3.0", None),
    deprecated("importsSource", "v0.22.0", None),
    deprecated("memoryMode", "v0.12.0", None),
    deprecated("newDiff", "v0.15.0", None),
    deprecated("noIncrementalSync", "v0.3.0", None),
    deprecated("tempModFile", "v0.15.0", None),
    retired("tempModfile", "v0.15.0", Answer::Unexpected, None),
    deprecated("wantCompletionDocumentation", "v0.2.0", Some("`completionDocumentation` does its work")),
    deprecated("wantSuggestedFixes", "v0.2.0", None),
    deprecated("wantUnimportedCompletions", "v0.2.0", Some("`completeUnimported` does its work")),
    deprecated("watchFileChanges", "v0.3.0", None),
];

const fn deprecated(name: &'static str, since: &'static str, successor: Option<&'static str>) -> RetiredSetting {
    retired(name, since, Answer::Deprecated, successor)
}

const fn retired(
    name: &'static str,
    since: &'static str,
    answer: Answer,
    successor: Option<&'static str>,
) -> RetiredSetting {
    RetiredSetting { name, since, answer, successor }
}

impl RetiredSetting {
    /// Since which release it has no effect, as far back as is known.
    pub fn since(&self) -> String {
        let first_known = if self.since == "v0.2.0" { " or earlier" } else { "" };
        format!("since {}{first_known}", self.since)
    }
}

/// The retired setting called `name`; names are case-sensitive.
pub fn retired_setting(name: &str) -> Option<&'static RetiredSetting> {
    let index = RETIRED_SETTINGS.binary_search_by(|setting| setting.name.cmp(name)).ok()?;
    RETIRED_SETTINGS.get(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_so_that_all_are_found() {
        assert!(RETIRED_SETTINGS.is_sorted_by(|a, b| a.name < b.name));
        assert_eq!(retired_setting("tempModfile").map(|setting| setting.answer), Some(Answer::Unexpected));
        assert_eq!(retired_setting("tempModFile").map(|setting| setting.answer), Some(Answer::Deprecated));
    }

    #[test]
    fn settings_that_still_work_under_an_old_name_are_not_retired() {
        for name in ["codelens", "noSemanticString", "noSemanticNumber", "expandWorkspaceToModule", "env", ""] {
            assert_eq!(retired_setting(name), None, "{name}");
        }
    }

    #[test]
    fn what_is_only_known_from_some_release_on_says_so() {
        assert_eq!(
            retired_setting("wantSuggestedFixes").map(RetiredSetting::since).as_deref(),
            Some("since v0.2.0 or earlier")
        );
        assert_eq!(retired_setting("memoryMode").map(RetiredSetting::since).as_deref(), Some("since v0.12.0"));
    }
}
