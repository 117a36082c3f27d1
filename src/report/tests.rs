//! One report made by hand, in every format.

mod services;

use std::time::Duration;

use proptest::prelude::*;

use super::{File, Format, Options, Report, write};
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity, Site};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::text::{RepoPath, Source, Span};

fn finds_nothing(_: &Repository, _: &mut Findings) {}

const MISSING_MODULE: Rule = Rule {
    name: "go-work/missing-module",
    summary: "`use` names a directory without a go.mod",
    severity: Severity::Error,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://go.dev/ref/mod#workspaces"],
    page: "# go-work/missing-module\n\n**error**, fix: unsafe.\n\n## Why it matters\nThe go command loads every member before\nit does anything.\n\n## Example\n…\n",
    check: finds_nothing,
};

const PROXY_CREDENTIALS: Rule = Rule {
    name: "env/goproxy-credentials",
    summary: "a literal user and token in a committed proxy URL",
    severity: Severity::Error,
    fix: None,
    security: Some("8.0"),
    references: &["golang.org/x/mod", "https://go.dev/ref/mod"],
    page: "",
    check: finds_nothing,
};

const VERSION_BELOW: Rule = Rule {
    name: "go-version/below-go-mod",
    summary: "a pin below what go.mod requires",
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    security: None,
    references: &[],
    page: "# go-version/below-go-mod\n",
    check: finds_nothing,
};

static RULES: &[&Rule] = &[&MISSING_MODULE, &PROXY_CREDENTIALS, &VERSION_BELOW];

fn path(path: &str) -> RepoPath {
    RepoPath::new(path).unwrap()
}

/// A repository with one of each that makes trouble.
struct Fixture {
    sources: Vec<Source>,
    diagnostics: Vec<Diagnostic>,
}

const WORK: &str = "go 1.25.0\n\nuse (\n\t./api\n\t./web // später\n)\n";
const MODULE: &str = "module example.com/web\n\ngo 1.26.0\n";
const WORKFLOW: &str = "on: push\r\njobs:\r\n  prüfen:\r\n    steps:\r\n      - { name: \"界😀\", go-version: '1.22' }\r\n      - run: go test\r\n";
const SECRETS: &str = "# private\nGITHUB_TOKEN=ghp_0123456789abcdefABCDEF0123456789abcd\nGOPROXY=https://user:hunter2-secret@proxy.example.com,direct\nDB_PASSWORD=correct horse battery\nGOFLAGS=-mod=mod\n";
const MARKED: &str = "\u{feff}{ \"go.goroot\": \"C:\\Go\" }\n";
const BLOCK: &str =
    "require (\n\ta v1.0.0\n\tb v1.0.0\n\tc v1.0.0\n\td v1.0.0\n\te v1.0.0\n\tf v1.0.0\n\tg v1.0.0\n)\n";

impl Fixture {
    fn new() -> Self {
        let minified =
            format!("{{\"a\":\"{}\",\"go.gopath\":\"/home/me\",\"z\":\"{}\"}}", "x".repeat(50_000), "y".repeat(50_000));
        let sources = [
            (".env", SECRETS),
            (".github/workflows/ci.yml", WORKFLOW),
            (".vscode/settings.json", MARKED),
            ("a b/größe 100%.env", ""),
            ("block.mod", BLOCK),
            ("go.work", WORK),
            ("minified.json", &minified),
            ("web/go.mod", MODULE),
        ];
        let sources = sources.into_iter().map(|(name, text)| Source::new(path(name), text)).collect();
        let mut fixture = Self { sources, diagnostics: Vec::new() };
        fixture.diagnostics = fixture.diagnostics();
        fixture
    }

    fn source(&self, name: &str) -> &Source {
        self.sources.iter().find(|source| source.path().as_str() == name).unwrap()
    }

    fn site(&self, name: &str, token: &str) -> Site {
        let start = self.source(name).text().find(token).unwrap();
        Site::new(path(name), Span::new(start, start + token.len()))
    }

    fn diagnostics(&self) -> Vec<Diagnostic> {
        let broken = |site: Site, message: &str| Diagnostic::at(site, message);
        let error = |draft: crate::diagnostic::Draft| draft.of(MISSING_MODULE.name, Severity::Error);
        let proxy = self.site(".env", "https://user:hunter2-secret@proxy.example.com");
        let password = self.site(".env", "correct horse battery");
        let pin = self.site(".github/workflows/ci.yml", "'1.22'");
        let member = self.site("go.work", "./web");
        let gap = Site::new(path("go.work"), Span::empty(WORK.len()));
        vec![
            broken(proxy, "`https://user:hunter2-secret@proxy.example.com` commits a credential\nfor everyone to read")
                .help("write `https://$USER:$TOKEN@proxy.example.com`, or rename `GITHUB_TOKEN=ghp_0123456789abcdefABCDEF0123456789abcd`")
                .related(self.site(".env", "GITHUB_TOKEN"), "the token `ghp_0123456789abcdefABCDEF0123456789abcd` belongs to it")
                .of(PROXY_CREDENTIALS.name, Severity::Error),
            broken(password.clone(), "the value `correct horse battery` is read as three words")
                .fix(Fix::safe(
                    "write `\"correct horse battery\"`",
                    vec![Edit::replace(&password.path, password.span, "\"correct horse battery\"")],
                ))
                .of(VERSION_BELOW.name, Severity::Warning),
            broken(pin.clone(), "this job installs Go 1.22 and never another, but go.mod asks for 1.26.0")
                .related(self.site("web/go.mod", "1.26.0"), "asks for [1.26.0]")
                .fix(Fix::safe("write `'1.26'`", vec![Edit::replace(&pin.path, pin.span, "'1.26'")]))
                .of(VERSION_BELOW.name, Severity::Warning),
            broken(self.site(".vscode/settings.json", "\"C:\\Go\""), "`C:\\Go` holds an escape that JSON does not have")
                .of("syntax/invalid-json", Severity::Error),
            error(broken(Site::new(path("a b/größe 100%.env"), Span::empty(0)), "the file is empty")),
            error(broken(self.site("block.mod", BLOCK.trim_end()), "nothing of this block is used")),
            error(
                broken(member.clone(), "`./web` holds no go.mod, so every go command in this workspace fails")
                    .help("remove the line, or create the module there with `go mod init`; the go command looks for it in each directory that is listed")
                    .related(self.site("go.work", "./api"), "this one has a go.mod, and so it is found by each go command that is run in the workspace")
                    .related(self.site("web/go.mod", "module"), "one is here")
                    .fix(Fix::unsafe_(
                        "remove the `use`",
                        vec![Edit::delete(&member.path, Span::new(member.span.start - 1, member.span.end + 11))],
                    )),
            ),
            broken(gap, "the file ends here").of(VERSION_BELOW.name, Severity::Note),
            broken(self.site("minified.json", "/home/me"), "`/home/me` is a directory of one machine")
                .of(VERSION_BELOW.name, Severity::Warning),
            error(broken(Site::new(path("unreadable.env"), Span::empty(0)), "the file is not UTF-8")),
        ]
    }

    fn files(&self) -> impl Iterator<Item = File<'_>> {
        self.sources.iter().map(|source| File { source, confidential: source.path().file_name() == ".env" })
    }

    fn report(&self) -> Report<'_> {
        Report::new(&self.diagnostics, self.files(), RULES).run(9, Duration::from_millis(4))
    }

    fn print(&self, format: Format, options: &Options) -> String {
        print(&self.report(), format, options)
    }
}

fn print(report: &Report<'_>, format: Format, options: &Options) -> String {
    let mut out = Vec::new();
    write(report, format, options, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn concise_is_one_line_a_finding() {
    let text = Fixture::new().print(Format::Concise, &Options::default());
    assert_eq!(text.lines().count(), Fixture::new().diagnostics.len());
    insta::assert_snapshot!(text);
}

#[test]
fn human_is_plain_when_piped() {
    insta::assert_snapshot!(Fixture::new().print(Format::Human, &Options::default()));
}

#[test]
fn human_is_drawn_on_a_terminal() {
    let options = Options { unicode: true, ..Options::default() };
    insta::assert_snapshot!(Fixture::new().print(Format::Human, &options));
}

#[test]
fn human_is_coloured_on_request() {
    let options = Options { color: true, unicode: true, ..Options::default() };
    let coloured = Fixture::new().print(Format::Human, &options);
    insta::assert_snapshot!(coloured.replace('\u{1b}', "␛"));
}

#[test]
fn json_says_everything() {
    let text = Fixture::new().print(Format::Json, &Options::default());
    serde_json::from_str::<serde_json::Value>(&text).unwrap();
    insta::assert_snapshot!(text);
}

#[test]
fn sarif_is_one_run() {
    let text = Fixture::new().print(Format::Sarif, &Options::default());
    serde_json::from_str::<serde_json::Value>(&text).unwrap();
    insta::assert_snapshot!(text);
}

#[test]
fn no_format_prints_a_credential() {
    let fixture = Fixture::new();
    for format in Format::ALL {
        let text = fixture.print(*format, &Options::default());
        for secret in ["hunter2", "ghp_0123", "correct horse"] {
            assert!(!text.contains(secret), "{format} shows {secret}:\n{text}");
        }
    }
}

#[test]
fn of_a_confidential_file_only_the_lines_in_question_are_shown() {
    let text = Fixture::new().print(Format::Human, &Options::default());
    assert!(!text.contains("# private") && !text.contains("GOFLAGS"), "{text}");
}

#[test]
fn places_over_lines_and_at_the_right_edge_fit_in() {
    let right = format!("{}= 1.22 # {}\n", "a long key that says much about little ".repeat(2), "and more ".repeat(9));
    let sources = [Source::new(path("block.mod"), BLOCK), Source::new(path("right.toml"), right.as_str())];
    let site = |name: &str, text: &str, token: &str| {
        let start = text.find(token).unwrap();
        Site::new(path(name), Span::new(start, start + token.len()))
    };
    let diagnostics = [
        Diagnostic::at(site("block.mod", BLOCK, "a v1.0.0\n\tb v1.0.0\n\tc v1.0.0"), "three lines")
            .related(site("block.mod", BLOCK, "v1.0.0"), "a part of them")
            .of("a/b", Severity::Warning),
        Diagnostic::at(site("right.toml", &right, "key"), "two places of a long line")
            .related(site("right.toml", &right, "1.22"), "this one stands far to the right of its line")
            .of("a/b", Severity::Warning),
    ];
    let files = sources.iter().map(|source| File { source, confidential: false });
    let report = Report::new(&diagnostics, files, RULES);
    for width in [80, 50] {
        let options = Options { width, unicode: true, quiet: true, ..Options::default() };
        let text = print(&report, Format::Human, &options);
        assert!(text.lines().all(|line| line.chars().count() <= width), "{text}");
        insta::assert_snapshot!(format!("places_in_{width}_columns"), text);
    }
}

#[test]
fn nothing_found_is_said_in_one_line_or_not_at_all() {
    let report = Report::new(&[], [], RULES).run(1, Duration::from_millis(3));
    let options = Options::default();
    assert_eq!(print(&report, Format::Human, &options), "no problems in 1 configuration file (3 ms)\n");
    assert_eq!(print(&report, Format::Human, &Options { quiet: true, ..options }), "");
    assert_eq!(print(&report, Format::Concise, &options), "");
}

#[test]
fn every_format_has_a_name_that_it_is_found_by() {
    for format in Format::ALL {
        assert_eq!(format.to_string().parse(), Ok(*format));
    }
    let error = "xml".parse::<Format>().unwrap_err();
    assert!(error.starts_with("`xml` is none of human, concise, json, sarif, github"), "{error}");
}

#[test]
fn a_fingerprint_outlives_edits_elsewhere() {
    let print = |text: &str, tokens: &[usize]| {
        let source = Source::new(path("go.work"), text);
        let diagnostics: Vec<Diagnostic> = tokens
            .iter()
            .map(|at| {
                Diagnostic::at(Site::new(path("go.work"), Span::new(*at, at + 5)), "m").of("a/b", Severity::Error)
            })
            .collect();
        let report = Report::new(&diagnostics, [File { source: &source, confidential: false }], RULES);
        super::fingerprint::fingerprints(&report)
    };
    let before = print("use ./web\nuse ./api\nuse ./web\n", &[4, 14, 24]);
    let after = print("// new\nuse   ./web\r\nuse ./api\n\nuse ./web\n", &[13, 24, 35]);
    assert_eq!(before, after);
    assert_ne!(before[0], before[2], "equal lines have equal fingerprints");
    assert_ne!(before[0], before[1]);
}

#[test]
fn thousands_of_findings_in_one_long_line_are_written_in_moderate_time() {
    let fixture = Fixture::new();
    let site = fixture.site("minified.json", "/home/me");
    let one = Diagnostic::at(site, "m").of("a/b", Severity::Error);
    let diagnostics = vec![one; 500];
    let report = Report::new(&diagnostics, fixture.files(), RULES);
    let before = std::time::Instant::now();
    let text = print(&report, Format::Human, &Options::default());
    assert!(text.lines().all(|line| line.chars().count() <= 80));
    assert!(before.elapsed().as_secs() < 60, "{:?}", before.elapsed());
}

/// UTF-16 columns, counted another way than `LineIndex` does: over the encoded units of the whole text.
fn utf16_position(text: &str, offset: usize) -> (usize, usize) {
    let units: Vec<u16> = text[..offset].trim_start_matches('\u{feff}').encode_utf16().collect();
    let line = units.iter().filter(|unit| **unit == u16::from(b'\n')).count() + 1;
    let column = units.iter().rev().take_while(|unit| **unit != u16::from(b'\n')).count() + 1;
    (line, column)
}

fn anything() -> impl Strategy<Value = String> {
    proptest::collection::vec(
        prop_oneof![
            "[a-z \t]{0,12}",
            Just("\r\n".to_owned()),
            Just("\n".to_owned()),
            "\\PC{0,4}",
            "[\u{0}-\u{9f}é界😀]{0,6}",
            Just("x".repeat(120))
        ],
        0..12,
    )
    .prop_map(|pieces| pieces.concat())
}

/// A text and two spans on boundaries of its characters.
fn text_and_spans() -> impl Strategy<Value = (String, Span, Span)> {
    (anything(), any::<[proptest::sample::Index; 4]>()).prop_map(|(text, indices)| {
        let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let [a, b, c, d] = indices.map(|index| *index.get(&boundaries));
        (text, Span::new(a.min(b), a.max(b)), Span::new(c.min(d), c.max(d)))
    })
}

fn of_text<R>(text: &str, own: Span, other: Span, confidential: bool, look: impl Fn(&Report<'_>) -> R) -> R {
    let source = Source::new(path("a.env"), text);
    let edit = Edit::replace(&path("a.env"), other, "new");
    let diagnostics = [Diagnostic::at(Site::new(path("a.env"), own), "message")
        .related(Site::new(path("a.env"), other), "a label that is somewhat longer than short, and so is wrapped")
        .fix(Fix::safe("title", vec![edit]))
        .of("a/b", Severity::Error)];
    look(&Report::new(&diagnostics, [File { source: &source, confidential }], RULES))
}

proptest! {
    #[test]
    fn sarif_columns_are_utf16_units(marked in any::<bool>(), (text, own, other) in text_and_spans()) {
        let mark = if marked { "\u{feff}" } else { "" };
        let text = format!("{mark}{}", text.replace('\u{feff}', ""));
        prop_assume!(text.is_char_boundary(own.end + mark.len()) && text.is_char_boundary(own.start + mark.len()));
        prop_assume!(text.is_char_boundary(other.end + mark.len()) && text.is_char_boundary(other.start + mark.len()));
        let (own, other) = (own.shifted(mark.len()), other.shifted(mark.len()));
        let log = of_text(&text, own, other, false, |report| print(report, Format::Sarif, &Options::default()));
        let log: serde_json::Value = serde_json::from_str(&log).unwrap();
        let result = &log["runs"][0]["results"][0];
        let region = &result["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"];
        let get = |key: &str| usize::try_from(region[key].as_u64().unwrap()).unwrap();
        prop_assert_eq!((get("startLine"), get("startColumn")), utf16_position(&text, other.start));
        prop_assert_eq!((get("endLine"), get("endColumn")), utf16_position(&text, other.end));
        let start = &result["locations"][0]["physicalLocation"]["region"];
        let (line, column) = utf16_position(&text, own.start);
        prop_assert_eq!(&start["startLine"], line);
        prop_assert_eq!(&start["startColumn"], column);
    }

    #[test]
    fn no_report_panics_or_prints_control_characters((text, own, other) in text_and_spans(), width in 0usize..120, confidential: bool, unicode: bool) {
        let options = Options { color: false, unicode, width, quiet: false };
        of_text(&text, own, other, confidential, |report| {
            for format in Format::ALL {
                let printed = print(report, *format, &options);
                assert!(!printed.chars().any(|c| c.is_control() && c != '\n'), "{printed}");
            }
        });
    }

    #[test]
    fn no_report_panics_at_spans_that_lie_anywhere(text in anything(), a in 0usize..300, b in 0usize..300) {
        of_text(&text, Span::new(a, b), Span::new(b, a), false, |report| {
            for format in Format::ALL {
                print(report, *format, &Options::default());
            }
        });
    }
}
