//! The formats that services read: their escapes, their limits, their columns.

use super::*;

const SERVICES: &[Format] =
    &[Format::Github, Format::Gitlab, Format::Junit, Format::Checkstyle, Format::Rdjson, Format::Markdown];

#[test]
fn each_service_gets_its_own_report() {
    for format in SERVICES {
        let text = Fixture::new().print(*format, &Options::default());
        insta::assert_snapshot!(format!("{format}_report"), text);
    }
}

/// Findings whose paths and messages try to end the value that they stand in.
fn hostile(format: Format) -> String {
    let site = |name: &str| Site::new(path(name), Span::new(0, 1));
    let sources =
        [Source::new(path("a,b:c|d`e%25/\"<f>&\ng\r\u{1b}[2J.env"), "x"), Source::new(path(r"C:\dir\é.env"), "x")];
    let diagnostics: Vec<Diagnostic> = sources
        .iter()
        .map(|source| {
            Diagnostic::at(
                site(source.path().as_str()),
                "100%\n::error::x ##[error]y ]]> | `a|b` </details> @all #1 \u{fffe}\u{202e}",
            )
            .help("line\r\ntwo")
            .of("a/b", Severity::Error)
        })
        .collect();
    let report = Report::new(&diagnostics, sources.iter().map(|source| File { source, confidential: false }), RULES);
    print(&report.in_directory(path("sub dir")), format, &Options::default())
}

#[test]
fn nothing_that_is_quoted_ends_its_value() {
    let github = hostile(Format::Github);
    let lines: Vec<&str> = github.lines().collect();
    assert_eq!(lines.len(), 2, "{github}");
    assert!(lines[0].starts_with(
        r#"::error file=sub dir/a%2Cb%3Ac|d`e%2525/"<f>&\ng\r\u{1b}[2J.env,line=1,endLine=1,col=1,endColumn=2,title=a/b::100%25\n::error"#
    ));
    assert!(lines[1].starts_with(r"::error file=sub dir/C%3A\dir\é.env,line=1"), "{github}");

    for format in [Format::Gitlab, Format::Rdjson] {
        let json: serde_json::Value = serde_json::from_str(&hostile(format)).unwrap();
        let second = json.get(1).unwrap_or(&json["diagnostics"][1]);
        assert_eq!(second["location"]["path"], r"sub dir/C:\dir\é.env", "{format}");
    }
    let checkstyle = hostile(Format::Checkstyle);
    assert!(
        checkstyle.contains(r#"<file name="sub dir/a,b:c|d`e%25/&quot;&lt;f&gt;&amp;\ng\r\u{1b}[2J.env">"#),
        "{checkstyle}"
    );
    assert!(checkstyle.contains(r"]]&gt; | `a|b` &lt;/details&gt; @all #1 \u{fffe}\u{202e}"), "{checkstyle}");
    assert_eq!(checkstyle.lines().count(), 9, "{checkstyle}");

    let junit = hostile(Format::Junit);
    assert!(junit.contains(r#"classname="sub dir/C:\dir\é.env""#), "{junit}");
    assert_eq!(junit.matches("<failure ").count(), 2, "{junit}");

    let markdown = hostile(Format::Markdown);
    let rows: Vec<&str> = markdown.lines().filter(|line| line.starts_with("| error")).collect();
    assert_eq!(rows.len(), 2, "{markdown}");
    assert!(rows.iter().all(|row| row.matches('|').count() == 4), "{markdown}");
    assert_eq!(markdown.matches("</details>").count(), 1, "{markdown}");
    assert!(!markdown.contains("@all"), "{markdown}");
}

fn many(errors: usize, warnings: usize, notes: usize) -> Vec<Diagnostic> {
    let one = |severity, number: usize| {
        Diagnostic::at(Site::new(path("a.env"), Span::empty(0)), format!("number {number}")).of("a/b", severity)
    };
    let notes = (0..notes).map(|number| one(Severity::Note, number));
    let warnings = (0..warnings).map(|number| one(Severity::Warning, number));
    notes.chain(warnings).chain((0..errors).map(|number| one(Severity::Error, number))).collect()
}

#[test]
fn github_gets_ten_annotations_of_a_kind_with_the_errors_first() {
    let github = |errors, warnings, notes| {
        let diagnostics = many(errors, warnings, notes);
        print(&Report::new(&diagnostics, [], RULES), Format::Github, &Options::default())
    };
    let text = github(25, 3, 12);
    let count = |kind: &str| text.lines().filter(|line| line.starts_with(kind)).count();
    assert_eq!((count("::error"), count("::warning"), count("::notice")), (10, 3, 10));
    assert!(text.starts_with("::error"));
    let last = text.lines().last().unwrap();
    assert_eq!(
        last,
        "::notice title=goconflint::15 more errors and 3 more notes not annotated: GitHub takes 10 of a kind from a step"
    );
    assert_eq!(github(10, 10, 10).lines().count(), 30);
    assert!(!github(10, 10, 10).contains("not annotated"));
    assert_eq!(github(11, 0, 10).lines().count(), 20);
    assert!(github(11, 0, 10).contains("1 more error and 1 more note not annotated"));
}

#[test]
fn fingerprints_tell_all_findings_of_a_line_apart() {
    let diagnostics = many(50, 50, 0);
    let text = print(&Report::new(&diagnostics, [], RULES), Format::Gitlab, &Options::default());
    assert!(text.starts_with('['), "no byte order mark");
    let entries: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    let mut fingerprints: Vec<&str> = entries.iter().filter_map(|entry| entry["fingerprint"].as_str()).collect();
    fingerprints.sort_unstable();
    fingerprints.dedup();
    assert_eq!(fingerprints.len(), 100);
}

#[test]
fn cases_of_one_place_have_names_of_their_own() {
    let diagnostics = many(3, 0, 0);
    let text = print(&Report::new(&diagnostics, [], RULES), Format::Junit, &Options::default());
    assert!(text.contains(r#"name="a/b""#) && text.contains(r#"name="a/b (2)""#) && text.contains(r#"name="a/b (3)""#));
    let none = print(&Report::new(&[], [], RULES), Format::Junit, &Options::default());
    assert!(none.contains(r#"tests="1" failures="0""#), "{none}");
}

#[test]
fn a_comment_has_room_for_what_it_says() {
    let long = "why ".repeat(200);
    let diagnostics: Vec<Diagnostic> = (0..500)
        .map(|number| {
            Diagnostic::at(Site::new(path("a.env"), Span::empty(0)), format!("{number}"))
                .help(long.as_str())
                .of("a/b", Severity::Error)
        })
        .collect();
    let text = print(&Report::new(&diagnostics, [], RULES), Format::Markdown, &Options::default());
    assert!(text.len() <= 65_536, "{}", text.len());
    assert_eq!(text.lines().filter(|line| line.starts_with("| error")).count(), 500);
    assert!(text.contains(" more, for which there is no room here\n\n</details>"), "what is left out is said");

    let diagnostics = many(3000, 0, 0);
    let text = print(&Report::new(&diagnostics, [], RULES), Format::Markdown, &Options::default());
    assert!(text.len() <= 65_536 && text.contains(" more**, for which there is no room here."), "{}", text.len());
}

/// The first suggestion that reviewdog gets for `text` with `edits`, of a finding over `own`.
fn suggestion(text: &str, own: Span, edits: &[(Span, &str)]) -> serde_json::Value {
    let source = Source::new(path("a.env"), text);
    let edits = edits.iter().map(|(span, new)| Edit::replace(&path("a.env"), *span, *new)).collect();
    let diagnostics = [Diagnostic::at(Site::new(path("a.env"), own), "message")
        .fix(Fix::safe("title", edits))
        .of("a/b", Severity::Error)];
    let report = Report::new(&diagnostics, [File { source: &source, confidential: false }], RULES);
    let text = print(&report, Format::Rdjson, &Options::default());
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    json["diagnostics"][0]["suggestions"][0].clone()
}

#[test]
fn reviewdog_gets_suggestions_for_the_lines_of_the_finding() {
    let range = |start: serde_json::Value, end: serde_json::Value, text: &str| serde_json::json!({ "range": { "start": start, "end": end }, "text": text });
    let at = |line: usize, column: usize| serde_json::json!({ "line": line, "column": column });
    let line = |line: usize| serde_json::json!({ "line": line });

    // Columns count bytes, those of a byte order mark too.
    let one = suggestion("\u{feff}é=1\n", Span::new(6, 7), &[(Span::new(6, 7), "2")]);
    assert_eq!(one, range(at(1, 7), at(1, 8), "2"));
    // What stands between two edits stays.
    let two = suggestion("a b c\n", Span::new(0, 1), &[(Span::new(4, 5), "C"), (Span::new(0, 1), "A")]);
    assert_eq!(two, range(at(1, 1), at(1, 6), "A b C"));
    // A whole line is removed or replaced as a line.
    assert_eq!(suggestion("a\nb\nc\n", Span::new(2, 3), &[(Span::new(2, 4), "")]), range(line(2), line(2), ""));
    let crlf = suggestion("a\r\nb\r\nc\r\n", Span::new(3, 4), &[(Span::new(3, 6), "x\r\ny\r\n")]);
    assert_eq!(crlf, range(line(2), line(2), "x\r\ny"));
    // A change of other lines would be shown as an error.
    assert!(suggestion("a\nb\nc\n", Span::new(2, 3), &[(Span::new(0, 1), "x")]).is_null());
    // A credential between the edits is not shown.
    let secret = "a https://u:hunter2-secret@h b\n";
    assert!(suggestion(secret, Span::new(0, 1), &[(Span::new(0, 1), "A"), (Span::new(29, 30), "B")]).is_null());
}
