use super::*;
use crate::go::version::GoVersion;
use crate::syntax::modules_txt;
use crate::text::{RepoPath, Source};

fn listing(text: &str) -> Listing {
    Listing::of(&modules_txt::parse(&Source::new(RepoPath::new("vendor/modules.txt").unwrap(), text)))
}

fn version(text: &str) -> Version<'_> {
    let (path, version) = text.split_once('@').unwrap_or((text, ""));
    Version { path, version }
}

/// A go.mod of `a@v1.0.0` for a requirement and `a => ./a` for a replacement.
fn file<'a>(lines: &[&'a str]) -> ModuleFile<'a> {
    let mut file = ModuleFile { path: "example.com/m", ..ModuleFile::default() };
    for line in lines {
        match line.split_once(" => ") {
            Some((old, new)) => file.replacements.push(Replacement { old: version(old), new: version(new) }),
            None => file.requirements.push(version(line)),
        }
    }
    file
}

fn check_module(modules_txt: &str, go: &str, lines: &[&str]) -> Vec<Inconsistency> {
    let go = GoVersion::parse(go);
    check(&listing(modules_txt), Owner::Module { file: &file(lines), go: go.as_ref() })
}

const GOOD: &str = "# b v1.0.0\n## explicit; go 1.19\nb\n";

#[test]
fn what_agrees_is_quiet() {
    assert_eq!(check_module(GOOD, "1.19", &["b@v1.0.0"]), []);
    assert_eq!(check_module("# b v1.0.0\r\n## explicit\r\nb\r\n", "1.27.0", &["b@v1.0.0"]), []);
    assert_eq!(check_module(&GOOD.repeat(2), "1.19", &["b@v1.0.0"]), []);
    assert_eq!(check_module("", "1.19", &[]), []);
}

#[test]
fn a_requirement_needs_its_explicit_entry() {
    let missing = |entry| [Inconsistency::NotExplicit { member: 0, requirement: 0, entry }];
    assert_eq!(check_module("", "1.19", &["b@v1.0.0"]), missing(None));
    assert_eq!(check_module("# b v1.0.0\nb\n", "1.19", &["b@v1.0.0"]), missing(Some(0)));
    assert_eq!(check_module("# b v1.0.0\n", "1.19", &["b@v1.1.0"]), missing(Some(0)));
}

#[test]
fn an_explicit_entry_with_packages_needs_its_requirement() {
    assert_eq!(check_module(GOOD, "1.19", &[]), [Inconsistency::NotRequired { entry: 0 }]);
    assert_eq!(check_module("# b v1.0.0\n## explicit\n", "1.19", &[]), []);
    let two = format!("{GOOD}# b v1.1.0\n## explicit\nb\n");
    assert_eq!(check_module(&two, "1.19", &["b@v1.0.0"]), [Inconsistency::NotRequired { entry: 1 }]);
}

#[test]
fn every_vendored_module_is_required_from_go_1_17_on() {
    let text = format!("{GOOD}# c v1.0.0\nc\n");
    assert_eq!(check_module(&text, "1.17", &["b@v1.0.0"]), [Inconsistency::NotInGoMod { entry: 1 }]);
    assert_eq!(check_module(&text, "1.16", &["b@v1.0.0"]), []);
}

#[test]
fn before_go_1_14_only_versions_are_compared() {
    assert_eq!(check_module("# b v1.0.0\nb\n", "1.13", &["b@v1.0.0", "c@v1.0.0"]), []);
    let other = [Inconsistency::NotExplicit { member: 0, requirement: 0, entry: Some(0) }];
    assert_eq!(check_module("# b v1.0.0\nb\n", "1.13", &["b@v1.1.0"]), other);
    assert_eq!(check_module("", "1.13", &["c => ./c"]), []);
}

#[test]
fn replacements_are_compared_letter_for_letter() {
    let at = ReplacementAt { member: Some(0), replacement: 0 };
    let marked = |target: &str| format!("# b v1.0.0 => {target}\n## explicit\nb\n# b => {target}\n");
    assert_eq!(check_module(&marked("./b"), "1.19", &["b@v1.0.0", "b => ./b"]), []);
    assert_eq!(check_module(&marked("c v1.2.0"), "1.19", &["b@v1.0.0", "b => c@v1.2.0"]), []);
    assert_eq!(
        check_module(&marked("./b/"), "1.19", &["b@v1.0.0", "b => ./b"]),
        [Inconsistency::ReplacedByOther { at, entry: 1 }]
    );
    assert_eq!(
        check_module("# b v1.0.0 => ./b\n## explicit\nb\n", "1.19", &["b@v1.0.0", "b => ./b"]),
        [Inconsistency::NotMarkedAsReplaced { at }]
    );
    assert_eq!(check_module("", "1.19", &["unused => ./b"]), [Inconsistency::NotMarkedAsReplaced { at }]);
    assert_eq!(
        check_module(&marked("./b"), "1.19", &["b@v1.0.0"]),
        [Inconsistency::NotReplaced { entry: 0 }, Inconsistency::NotReplaced { entry: 1 }]
    );
    assert_eq!(check_module("", "1.19", &["example.com/m => ./elsewhere"]), []);
}

#[test]
fn a_workspace_takes_the_requirements_of_all_members() {
    let text = "## workspace\n# b v1.1.0\n## explicit\nb\n# b v1.0.0\n## explicit\n# c => ./x/c\n";
    let members = [
        ModuleFile { path: "m/a", ..file(&["b@v1.0.0"]) },
        ModuleFile { path: "m/x", ..file(&["b@v1.1.0", "c => ./x/c", "d => ./d"]) },
    ];
    let at = ReplacementAt { member: Some(1), replacement: 1 };
    let owner = Owner::Workspace { members: &members, replacements: &[] };
    assert_eq!(check(&listing(text), owner), [Inconsistency::NotMarkedAsReplaced { at }]);
    let work = [
        Replacement { old: version("d"), new: version("./e") },
        Replacement { old: version("c"), new: version("./y") },
    ];
    let owner = Owner::Workspace { members: &members, replacements: &work };
    let c = ReplacementAt { member: Some(1), replacement: 0 };
    assert_eq!(
        check(&listing(text), owner),
        [Inconsistency::ReplacedByOther { at: c, entry: 2 }, Inconsistency::NotMarkedAsReplaced { at }]
    );
}

#[test]
fn lines_that_go_does_not_understand_are_passed_over() {
    let listing = listing(
        "a/b\n## explicit\n# b v1.0.0\n# x\nb/ok\nbad..\n## go 1.20; explicit\n# c master\nc\n# d v1.0.0 => e f g\nd\n",
    );
    let shown: Vec<_> = listing
        .entries
        .iter()
        .map(|entry| {
            let packages: Vec<&str> = entry.packages.iter().map(|package| package.value.as_str()).collect();
            (entry.path.value.as_str(), packages, entry.explicit.is_some(), entry.replacement.is_some())
        })
        .collect();
    assert_eq!(shown, [("b", vec!["b/ok"], true, false), ("d", vec!["d"], false, false)]);
    assert_eq!(listing.entries[0].go.as_ref().map(|go| go.value.as_str()), Some("1.20"));
}

#[test]
fn a_members_directories_are_seen_from_the_workspace() {
    let cases = [
        ("./a", "../b", "./b"),
        ("a", "./c/", "./a/c"),
        (".", "./c", "./c"),
        ("./a/b", "../..", "."),
        ("./a", "../../c", "../c"),
        ("../a", "./c", "../a/c"),
        ("./a", "/srv/c", "/srv/c"),
        ("./a", "example.com/c", "example.com/c"),
    ];
    for (member, target, want) in cases {
        assert_eq!(path_from_workspace(member, target), want, "{member} {target}");
    }
}
