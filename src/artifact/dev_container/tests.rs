use super::*;
use crate::facts::images::Family;

fn reading(path: &str, text: &str) -> Reading {
    read(&Source::new(RepoPath::new(path).expect("a path"), text))
}

fn claimed(path: &str) -> bool {
    crate::artifact::kind_of(path).is_some_and(|kind| kind.name == DEV_CONTAINER.name)
}

#[test]
fn a_container_is_described_at_the_root_or_one_level_below_its_own_directory() {
    for path in [".devcontainer.json", ".devcontainer/devcontainer.json", "a/.devcontainer/go/devcontainer.json"] {
        assert!(claimed(path), "{path}");
    }
    for path in ["devcontainer.json", ".devcontainer/a/b/devcontainer.json", "devcontainer/devcontainer.json"] {
        assert!(!claimed(path), "{path}");
    }
    for path in ["a/.devcontainer.json", "a/.devcontainer/devcontainer.json", "a/.devcontainer/go/devcontainer.json"] {
        assert_eq!(folder_of_container(&RepoPath::new(path).expect("a path")).as_str(), "a", "{path}");
    }
}

#[test]
fn the_image_that_is_built_is_declared() {
    let build = |text: &str| {
        let builds = reading(".devcontainer/devcontainer.json", text).declarations.image_builds;
        let shown = |build: &ImageBuild| {
            let context = build.context.as_ref().known().map_or("?".to_owned(), ToString::to_string);
            format!("{} in {context} with {}", build.file, build.arguments.join(" "))
        };
        builds.first().map(shown).unwrap_or_default()
    };
    let text = r#"{"build": {"dockerfile": "Dockerfile", "context": "..", "args": {"VARIANT": "1.22"}}}"#;
    assert_eq!(build(text), ".devcontainer/Dockerfile in . with VARIANT");
    assert_eq!(build(r#"{"dockerFile": "../Dockerfile"}"#), "Dockerfile in .devcontainer with ");
    assert_eq!(build(r#"{"image": "golang:1.25"}"#), "");
}

#[test]
fn the_go_of_the_image_and_of_the_feature_are_declared() {
    let text = r#"{
        "image": "mcr.microsoft.com/devcontainers/go:1-1.22-bookworm",
        "features": {
            "ghcr.io/devcontainers/features/go:1": { "version": "1.26.4" },
            "ghcr.io/devcontainers/features/node:1": { "version": "22" },
            "golang": "1.25"
        }
    }"#;
    let declared = reading(".devcontainer.json", text).declarations.versions;
    let shown: Vec<(VersionKind, &str)> =
        declared.iter().filter_map(|version| Some((version.kind, version.spec.as_ref().known()?.as_str()))).collect();
    let want = [
        (VersionKind::Image(Family::DevContainer), "1.22-bookworm"),
        (VersionKind::Pin, "1.26.4"),
        (VersionKind::Range, "1.25"),
    ];
    assert_eq!(shown, want);
    assert!(
        reading(".devcontainer.json", r#"{"features": {"go": {"version": "none"}}}"#).declarations.versions.is_empty()
    );
}

#[test]
fn what_the_container_sets_reaches_the_editors_tools_in_it() {
    let text = r#"{
        "containerEnv": { "GOFLAGS": "-race", "GOPROXY": "${localEnv:GOPROXY}", "N": 1 },
        "remoteEnv": { "GOWORK": "off" },
        "customizations": { "vscode": { "settings": { "go.toolsEnvVars": { "GOPRIVATE": "example.com" } } } }
    }"#;
    let declarations = reading(".devcontainer/devcontainer.json", text).declarations;
    let tools = declarations.assignments.iter().find(|set| set.name.value == "GOPRIVATE").expect("it is set");
    let known = |name| declarations.effective(name, tools.environment).map(|set| set.known().is_some());
    assert_eq!(known("GOFLAGS"), Some(true));
    assert_eq!(known("GOPROXY"), Some(false), "it is what someone has on their machine");
    assert_eq!(known("GOWORK"), Some(true));
    assert_eq!(known("N"), None);
}

#[test]
fn settings_and_extensions_are_read_where_they_are_written_today_and_where_they_were() {
    let text = r#"{
        "settings": { "go.lintTool": "revive" }, "extensions": ["golang.go"],
        "customizations": { "vscode": { "settings": { "go.lintTool": "staticcheck" }, "extensions": ["-a.b"] } }
    }"#;
    let Document::DevContainer(container) = reading(".devcontainer.json", text).document else { panic!("it is one") };
    let tool =
        |settings: &Settings| settings.get("go.lintTool").and_then(|tool| tool.value.as_str().map(str::to_owned));
    assert_eq!(tool(&container.settings).as_deref(), Some("staticcheck"));
    assert_eq!(tool(&container.old_settings).as_deref(), Some("revive"));
    assert_eq!(container.extensions().filter_map(Json::as_str).collect::<Vec<_>>(), ["-a.b", "golang.go"]);
    for text in ["", "[]", r#"{"customizations": 1, "features": [], "image": {}}"#] {
        let Document::DevContainer(container) = reading(".devcontainer.json", text).document else {
            panic!("it is one")
        };
        assert!(container.settings.root().is_none() && container.extensions().count() == 0, "{text}");
    }
}

#[test]
fn tools_that_the_container_is_set_up_with_are_declared() {
    let text = r#"{
        "postCreateCommand": "go install golang.org/x/tools/gopls@v0.20.0 && make",
        "onCreateCommand": { "lint": "go install honnef.co/go/tools/cmd/staticcheck@latest", "other": ["go", "version"] }
    }"#;
    let tools = reading(".devcontainer.json", text).declarations.tools;
    let shown: Vec<(&str, bool)> =
        tools.iter().map(|tool| (tool.tool.value.as_str(), matches!(tool.version, ToolVersion::Written(_)))).collect();
    assert_eq!(shown, [("honnef.co/go/tools/cmd/staticcheck", false), ("golang.org/x/tools/gopls", true)]);
}

#[test]
fn the_version_that_an_extension_is_asked_for_is_declared() {
    let text = r#"{"extensions": ["golang.go@0.46.0", "golang.go@prerelease", "-golang.go", "golang.go"]}"#;
    let tools = reading(".devcontainer.json", text).declarations.tools;
    let version = |pin: &ToolPin| match &pin.version {
        ToolVersion::Written(version) => text[version.content().range()].to_owned(),
        _ => "?".to_owned(),
    };
    let shown: Vec<(&str, String)> = tools.iter().map(|pin| (pin.tool.value.as_str(), version(pin))).collect();
    assert_eq!(shown, [("golang.go", "0.46.0".to_owned()), ("golang.go", "?".to_owned())]);
}
