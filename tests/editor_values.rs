//! What values of the Go extension's settings do, and where nothing is to be said of them.

use goconflint::policy::Policy;
use goconflint::repository::Repository;
use goconflint::tree::MemoryTree;

const SETTINGS: &str = ".vscode/settings.json";
const MODULE: &str = "module example.com/m\n\ngo 1.25.0\n";
const NOTHING: [&str; 0] = [];

/// The rules of a default run that find something.
fn found(files: &[(&str, &str)]) -> Vec<String> {
    let tree = files.iter().fold(MemoryTree::new(), |tree, (path, text)| tree.file(path, *text));
    let diagnostics = Policy::default().judge(&Repository::load(&tree, &[]));
    diagnostics.iter().map(|found| format!("{} {}", found.severity, found.rule)).collect()
}

fn in_folder(members: &str) -> Vec<String> {
    found(&[(SETTINGS, &format!("{{{members}}}")), ("go.mod", MODULE)])
}

#[test]
fn what_a_setting_knows_is_no_finding() {
    for members in [
        r#""go.goroot": "${env:GOROOT}", "go.gopath": "${workspaceFolder}/.go:${env:GOPATH}""#,
        r#""go.toolsGopath": """#,
        r#""go.toolsEnvVars": {"GOFLAGS": "-modfile=${workspaceFolder}/dev.mod", "GOBIN": "${env: HOME }/bin"}"#,
        r#""go.toolsEnvVars": {"GOPACKAGESDRIVER_BAZEL_BUILD_FLAGS": "--config=$CONFIG", "CGO_LDFLAGS": "-Wl,-rpath,$ORIGIN"}"#,
        r#""go.testEnvVars": {"DATABASE_URL": "postgres://ada:pa$$word@localhost/%20x", "DATA": "~/data"}"#,
        r#""go.testFlags": ["-run=^TestA$|^TestB$", "-ldflags=-X main.price=$5", "${workspaceFolder}/..."]"#,
        r#""go.lintTool": "golangci-lint", "go.lintFlags": ["--config=~/x.yml", "--new-from-rev=HEAD~1"]"#,
        r#""go.vetFlags": ["-vettool=${workspaceRoot}/bin/check"]"#,
        r#""go.generateTestsFlags": ["-template_dir", "${workspaceFolder}/templates"]"#,
        r#""gopls": {"formatting.local": "example.com", "build.directoryFilters": ["-**/node_modules"]}"#,
    ] {
        assert_eq!(in_folder(members), NOTHING, "{members}");
    }
}

#[test]
fn what_no_setting_knows_is_one_finding() {
    for members in [
        r#""go.goroot": "${HOME}/go""#,
        r#""go.goroot": "%GOROOT%""#,
        r#""go.testFlags": ["-config=${env:SHOP}"]"#,
        r#""go.testEnvVars": {"SHOP": "${workspaceFolder:api}/x"}"#,
        r#""go.vetFlags": ["-vettool", "${workspaceFolder}/bin/check"]"#,
        r#""go.generateTestsFlags": ["-template_dir=${workspaceFolder}/templates"]"#,
        r#""go.languageServerFlags": ["-logfile=${userHome}/gopls.log"]"#,
        r#""go.buildTags": "${env:TAGS}""#,
        r#""gopls": {"formatting.local": "${workspaceFolderBasename}"}"#,
        r#""gopls": {"build.env": {"CGO_CFLAGS": "-I${workspaceFolder}/include"}}"#,
    ] {
        assert_eq!(in_folder(members), ["error vscode/unsupported-variable"], "{members}");
    }
    let flag = r#""go.buildFlags": ["-ldflags=-X main.home=$HOME"]"#;
    assert_eq!(in_folder(flag), ["warning vscode/unsupported-variable"], "it may be meant");
}

#[test]
fn a_dev_container_has_variables_of_its_own() {
    let container = r#"{"customizations": {"vscode": {"settings": {
        "go.goroot": "${containerEnv:GOROOT}",
        "go.toolsEnvVars": {"PATH": "/opt/bin:${containerEnv:PATH}"}
    }}}}"#;
    assert_eq!(found(&[(".devcontainer/devcontainer.json", container), ("go.mod", MODULE)]), NOTHING);
}

#[test]
fn a_path_that_keeps_what_was_in_it_is_no_finding() {
    for value in ["${env:PATH}:x", "x:${env:Path}", "${env:MY_PATH}"] {
        assert_eq!(in_folder(&format!(r#""go.toolsEnvVars": {{"PATH": "{value}"}}"#)), NOTHING, "{value}");
    }
    assert_eq!(in_folder(r#""go.toolsEnvVars": {"PATH": "/opt/x"}"#), ["error vscode/path-replaced"]);
    let gopls = r#""gopls": {"build.env": {"PATH": "${env:PATH}:/opt/x"}}"#;
    assert_eq!(in_folder(gopls), ["error vscode/path-replaced"], "gopls replaces nothing");
}

#[test]
fn installations_of_go_are_compared_as_far_as_they_can_be() {
    for members in [
        r#""go.goroot": "${workspaceFolder}/.tools/goRoot", "go.alternateTools": {"go": "${workspaceFolder}/.tools/go"}"#,
        r#""go.goroot": "~/sdk/go/", "go.alternateTools": {"go": "${env:HOME}/sdk/go/bin/go"}"#,
        r#""go.goroot": "${env:SDK}", "go.alternateTools": {"go": "/usr/local/go/bin/go"}"#,
        r#""go.alternateTools": {"go": "/usr/local/go/bin/go"}"#,
        r#""go.toolsEnvVars": {"GOROOT": "${env:GOROOT}"}"#,
    ] {
        assert_eq!(in_folder(members), NOTHING, "{members}");
    }
    let apart = r#""go.goroot": "/usr/local/go", "go.alternateTools": {"go": "/usr/lib/go/bin/go"}"#;
    assert_eq!(in_folder(apart), ["warning vscode/goroot-mismatch"]);
}

#[test]
fn folders_of_a_workspace_share_a_gopath_or_gopls_does_not_start() {
    let workspace =
        |settings: &str| format!(r#"{{"folders": [{{"path": "a"}}, {{"path": "b"}}], "settings": {{{settings}}}}}"#);
    let with = |settings: &str, of_a: &str| {
        let modules = [("a/go.mod", MODULE), ("b/go.mod", "module example.com/n\n\ngo 1.25.0\n")];
        let (workspace, of_a) = (workspace(settings), format!("{{{of_a}}}"));
        let files = [("x.code-workspace", workspace.as_str()), ("a/.vscode/settings.json", of_a.as_str())];
        found(&[files.as_slice(), modules.as_slice()].concat())
    };
    assert_eq!(with(r#""go.gopath": "/opt/go""#, ""), NOTHING);
    assert_eq!(with("", r#""go.gopath": "${env:GOPATH}""#), NOTHING);
    assert_eq!(with("", r#""go.gopath": "/opt/go""#), ["error vscode/multi-root-gopath"]);
    assert_eq!(with(r#""go.gopath": "/opt/go""#, r#""go.gopath": "/opt/go""#), NOTHING);
    assert_eq!(with(r#""go.gopath": "${workspaceFolder}""#, ""), ["error vscode/multi-root-gopath"]);
}

#[test]
fn flags_of_golangci_lint_are_judged_where_its_generation_is_known() {
    let with = |tool: &str, flag: &str, name: &str, configuration: &str| {
        let settings = format!(r#"{{"go.lintTool": "{tool}", "go.lintFlags": ["{flag}"]}}"#);
        found(&[(SETTINGS, &settings), ("go.mod", MODULE), (name, configuration)])
    };
    let unknown = ["error vscode/unknown-lint-flag"];
    assert_eq!(with("golangci-lint", "--fast", ".golangci.yml", "version: \"2\"\n"), unknown);
    assert_eq!(with("golangci-lint", "--fast", ".golangci.json", "{\"version\": \"2\"}"), unknown);
    assert_eq!(with("golangci-lint", "-e=x", ".golangci.toml", "version = \"2\"\n"), unknown);
    assert_eq!(with("golangci-lint", "--path-mode=abs", ".golangci.yaml", "run: {}\n"), unknown);
    assert_eq!(with("golangci-lint-v2", "--fast", "README.md", ""), unknown);
    assert_eq!(with("golangci-lint", "--fast", "README.md", ""), NOTHING, "without a file either may run");
    assert_eq!(with("golangci-lint", "--fast", ".golangci.toml", "[run\n"), NOTHING, "who knows what it says");
    assert_eq!(with("golangci-lint", "--fast", ".golangci.yml", "version: \"3\"\n"), NOTHING);
    assert_eq!(
        with("staticcheck", "--fast", ".golangci.yml", "version: \"2\"\n"),
        ["warning vscode/staticcheck-twice"]
    );
    let nearest =
        r#"{"go.lintTool": "golangci-lint", "go.lintFlags": ["--config=${workspaceFolder}/v1.yml", "--fast"]}"#;
    assert_eq!(found(&[(SETTINGS, nearest), ("go.mod", MODULE), (".golangci.yml", "version: \"2\"\n")]), NOTHING);
}

#[test]
fn gopls_that_is_switched_off_runs_and_formats_nothing() {
    let both = r#""go.lintTool": "staticcheck", "go.formatTool": "goimports", "gopls": {"formatting.gofumpt": true}"#;
    assert_eq!(in_folder(both), ["warning vscode/staticcheck-twice", "warning vscode/formatter-twice"]);
    let off = format!(r#"{both}, "go.useLanguageServer": false"#);
    assert_eq!(in_folder(&off), ["warning vscode/language-server-disabled"]);
    let short = r#""go.lintTool": "staticcheck", "gopls": {"staticcheck": false}"#;
    assert_eq!(in_folder(short), NOTHING);
}

#[test]
fn tags_that_are_said_twice_and_lose_nothing_are_no_finding() {
    for members in [
        r#""go.buildTags": "a,b", "go.buildFlags": ["-tags=a"]"#,
        r#""go.buildTags": "a", "go.testFlags": ["-tags=b,a"]"#,
        r#""go.buildTags": "a", "go.testTags": "", "go.testFlags": ["-tags=b"]"#,
        r#""go.buildTags": "", "go.buildFlags": ["-tags", "b"]"#,
        r#""go.buildTags": "a b", "go.testTags": "c""#,
        r#""go.buildTags": "a", "gopls": {"build.buildFlags": ["-tags", "a"]}"#,
        r#""gopls": {"build.buildFlags": ["-tags=a"], "buildFlags": ["-tags=a"]}"#,
    ] {
        let about_tags: Vec<String> =
            in_folder(members).into_iter().filter(|found| found.contains("vscode/")).collect();
        assert_eq!(about_tags, NOTHING, "{members}");
    }
}

#[test]
fn values_of_any_shape_are_read() {
    let names = [
        "go.alternateTools",
        "go.buildFlags",
        "go.buildTags",
        "go.formatTool",
        "go.gopath",
        "go.goroot",
        "go.lintFlags",
        "go.lintTool",
        "go.testEnvFile",
        "go.testEnvVars",
        "go.testFlags",
        "go.testTags",
        "go.toolsEnvVars",
        "gopls",
    ];
    for value in ["null", "1", "true", "\"\"", "\"é\"", "[]", "[null, [], {}]", "{}", r#"{"": {"env": [1]}, "go": 1}"#]
    {
        let members: Vec<String> = names.iter().map(|name| format!("\"{name}\": {value}")).collect();
        in_folder(&members.join(", "));
    }
}
