//! Names that are almost those of settings.

use super::SETTINGS;

/// Names that people write for settings that are called otherwise, sorted.
const RENAMES: &[(&str, &str)] = &[
    ("go.formatter", "go.formatTool"),
    ("go.gopls", "gopls"),
    ("go.goplsOptions", "gopls"),
    ("go.languageServer", "go.useLanguageServer"),
    ("go.linter", "go.lintTool"),
    ("go.testEnv", "go.testEnvVars"),
    ("go.toolsEnv", "go.toolsEnvVars"),
];

/// What is meant by a name that is known not to be one.
pub fn known_rename(name: &str) -> Option<&'static str> {
    let index = RENAMES.binary_search_by(|(wrong, _)| (*wrong).cmp(name)).ok()?;
    RENAMES.get(index).map(|(_, right)| *right)
}

/// The setting whose name is `name` but for a slip of the pen, or whose last part it is. What was removed is not meant.
pub fn nearest_setting(name: &str) -> Option<&'static str> {
    const TELLING: usize = 8;
    let present = || SETTINGS.iter().filter(|setting| setting.life.removed.is_none()).map(|setting| setting.name);
    let by_last_part = || {
        let last = name.strip_prefix("go.").filter(|last| last.len() >= TELLING && !last.contains('.'))?;
        let mut found = present().filter(|setting| setting.rsplit('.').next() == Some(last));
        found.next().filter(|_| found.next().is_none())
    };
    known_rename(name).or_else(|| nearest(name, present())).or_else(by_last_part)
}

/// Of `names` the one that is `name` but for case, or for one letter; in a long name two. Names with other letters are passed over
/// before they are compared.
pub fn nearest<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let own = letters(name);
    let slips = match name.len() {
        0..=3 => 0,
        4..=9 => 1,
        _ => 2,
    };
    let candidates = names.filter(|other| {
        let is_alike = || (own ^ letters(other)).count_ones() as usize <= 2 * slips;
        other.len().abs_diff(name.len()) <= slips && is_alike()
    });
    let distances = candidates.map(|other| {
        let distance = if other.eq_ignore_ascii_case(name) { 0 } else { strsim::osa_distance(name, other) };
        (distance, other)
    });
    distances.filter(|(distance, _)| *distance <= slips).min_by_key(|(distance, _)| *distance).map(|(_, other)| other)
}

/// The letters of `name`, each a bit, without regard to case.
fn letters(name: &str) -> u32 {
    name.bytes()
        .map(|byte| byte.to_ascii_lowercase())
        .filter(u8::is_ascii_lowercase)
        .fold(0, |set, letter| set | 1 << (letter - b'a'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_pen_are_recognised_and_other_words_are_not() {
        assert!(RENAMES.is_sorted());
        let cases = [
            ("go.lintTol", Some("go.lintTool")),
            ("go.LintTool", Some("go.lintTool")),
            ("go.linttool", Some("go.lintTool")),
            ("go.useLangaugeServer", Some("go.useLanguageServer")),
            ("go.goplsOptions", Some("gopls")),
            ("go.autoUpdate", Some("go.toolsManagement.autoUpdate")),
            ("go.enable", None),
            ("go.coverage", None),
            ("go.liveError", None),
            ("go.", None),
            ("go.testExplorer.color", None),
        ];
        for (name, want) in cases {
            assert_eq!(nearest_setting(name), want, "{name}");
        }
    }
}
