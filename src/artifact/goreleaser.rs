//! `.goreleaser.yaml`: what GoReleaser runs before a release, and what it builds with.

use crate::artifact::pipeline::{self, Job, Pipeline};
use crate::artifact::script::Host;
use crate::artifact::{Candidate, EnvironmentId, EnvironmentKind, GoVersionDeclaration, Kind, Reading, Scope};
use crate::syntax::yaml::{self, Node, PlainKind};
use crate::text::{Literal, RepoPath, Source, Value};

/// `.goreleaser.yaml` and the like; `.goreleaser-nightly.yml` is given on the command line.
pub(super) static GORELEASER: Kind = Kind {
    name: "GoReleaser configuration",
    lies_in_vendor: false,
    confidential: false,
    comments: Some(yaml::comments),
    claims,
    read,
};

static HOST: Host = Host { hand_over: "\0", is_template: pipeline::is_computed, has_own_root: false };

fn claims(path: Candidate<'_>) -> bool {
    let stem = path.name.strip_suffix(".yaml").or_else(|| path.name.strip_suffix(".yml"));
    stem.is_some_and(|stem| {
        let rest = stem.strip_prefix(".goreleaser");
        stem == "goreleaser" || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '.', '_']))
    })
}

fn read(source: &Source) -> Reading {
    // It runs where its configuration lies, unless that is given on the command line.
    let is_at_root = source.path().parent().is_root();
    let directory = if is_at_root { Value::Known(RepoPath::root()) } else { Value::Unknown };
    pipeline::read_yaml(source, &HOST, |root, pipeline| declare(root, pipeline, &directory))
}

fn declare(root: &Node, pipeline: &mut Pipeline, directory: &Value<RepoPath>) {
    let around = pipeline.environment(EnvironmentKind::Workflow, "the release", None, directory);
    pipeline.variables(root.get("env"), around);
    let mut job = Job::new(around, directory.clone());
    hooks(pipeline, &mut job, root.get("before").and_then(|before| before.get("hooks")));
    let builds = root.get("builds").and_then(Node::sequence).unwrap_or_default().iter().chain(root.get("build"));
    for build in builds.filter(|build| is_of_go(build)) {
        if pipeline.take_room() {
            self::build(pipeline, &job, build);
        }
    }
}

/// Each hook is a program with its arguments, without a shell around it: `go mod tidy`, or `{cmd: …, dir: …, env: […]}`.
fn hooks(pipeline: &mut Pipeline, job: &mut Job, hooks: Option<&Node>) {
    let hooks = hooks.map(|hooks| hooks.sequence().unwrap_or(std::slice::from_ref(hooks))).unwrap_or_default();
    let (around, root) = (job.environment, job.directory.clone());
    for hook in hooks {
        if !pipeline.take_room() {
            break;
        }
        job.directory = pipeline::below(&root, hook.get("dir"));
        job.environment = pipeline.environment(EnvironmentKind::Step, "a hook", Some(around), &job.directory);
        pipeline.variables(hook.get("env"), job.environment);
        let command = hook.get("cmd").unwrap_or(hook).text();
        match command.filter(|command| !pipeline::is_computed(command)) {
            Some(command) => pipeline.run_scripts(job, &[command]),
            None => pipeline::note_unknown(&mut job.changes),
        }
    }
    (job.environment, job.directory) = (around, root);
}

/// One build: `go build` in its directory.
fn build(pipeline: &mut Pipeline, release: &Job, build: &Node) {
    let directory = pipeline::below(&release.directory, build.get("dir"));
    let id = build.get("id").and_then(Node::text);
    let name = id.map_or_else(|| "the build".to_owned(), |id| format!("build `{}`", id.as_str()));
    let environment = pipeline.environment(EnvironmentKind::Job, name, Some(release.environment), &directory);
    pipeline.variables(build.get("env"), environment);
    for key in ["gobinary", "tool"] {
        let program = build.get(key).and_then(Node::text).and_then(of_program);
        pipeline.declarations.versions.extend(program.map(|version| installed(version, environment)));
    }
    let mut job = release.clone();
    (job.environment, job.directory) = (environment, directory);
    if let Some((words, main)) = command(build) {
        pipeline.go_command(&job, words, main.written());
    }
}

fn installed(version: Literal, environment: EnvironmentId) -> GoVersionDeclaration {
    GoVersionDeclaration::installed(version, Scope::Environment(environment))
}

/// The version of `go1.22.3`, as golang.org/dl calls its programs.
fn of_program(program: &Literal) -> Option<Literal> {
    let version =
        program.strip_prefix("go").filter(|version| version.starts_with(|next: char| next.is_ascii_digit()))?;
    let start = program.len() - version.len();
    (!pipeline::is_computed(version)).then(|| program.slice(start..program.len()))
}

/// The words of the build, where all of them stand there.
fn command(build: &Node) -> Option<(Vec<String>, &Node)> {
    let main = build.get("main").filter(|main| main.text().is_some_and(|main| !pipeline::is_computed(main)))?;
    let flags = build.get("flags").map(|flags| flags.sequence().unwrap_or(std::slice::from_ref(flags)));
    let flags = flags.unwrap_or_default().iter().map(|flag| {
        let flag = flag.text().filter(|flag| !pipeline::is_computed(flag))?;
        Some(flag.as_str().to_owned())
    });
    let mut words = vec!["build".to_owned()];
    words.extend(flags.collect::<Option<Vec<String>>>()?);
    words.push(main.text()?.as_str().to_owned());
    Some((words, main))
}

/// Whether it is Go that a build builds, and not something else by the same program.
fn is_of_go(build: &Node) -> bool {
    let is_skipped =
        build.get("skip").and_then(Node::scalar).is_some_and(|skip| skip.plain_kind() == PlainKind::Bool(true));
    let builder = build.get("builder").and_then(Node::text);
    !is_skipped && builder.is_none_or(|builder| builder.as_str() == "go")
}

#[cfg(test)]
mod tests {
    use crate::artifact::kind_of;
    use crate::artifact::pipeline::tests::{shown, spans};

    #[test]
    fn builds_have_the_variables_of_the_release_and_their_own() {
        let text = "env:\n  - GOFLAGS=-mod=mod\n  - GOPROXY={{ .Env.PROXY }}\nbefore:\n  hooks:\n    - go mod tidy\n    - cmd: go generate ./...\n      dir: api\n      env: [GOPRIVATE=x]\nbuilds:\n  - id: cli\n    dir: cmd\n    main: ./cli\n    gobinary: \"go1.22.3\"\n    flags: [-trimpath]\n    env:\n      - 'GOFLAGS=-v'\n  - main: '{{ .Main }}'\n    env: [CGO_ENABLED=0]\n  - {builder: rust, env: [A=b]}\n";
        let wanted = [
            "version 1.22.3 in build `cli`",
            "GOFLAGS=-mod=mod in the release",
            "GOPROXY=? in the release",
            "GOPRIVATE=x in a hook",
            "GOFLAGS=-v in build `cli`",
            "CGO_ENABLED=0 in the build",
            ".: go mod tidy with GOFLAGS=-mod=mod GOPROXY=?",
            "api: go generate ./... with GOFLAGS=-mod=mod GOPRIVATE=x GOPROXY=? after more files",
            "cmd: go build -trimpath ./cli with GOFLAGS=-v GOPROXY=? after more files",
        ];
        assert_eq!(shown(".goreleaser.yaml", text), wanted);
        assert_eq!(spans(".goreleaser.yaml", text), ["-mod=mod", "{{ .Env.PROXY }}", "x", "-v", "0", "1.22.3"]);
        let below = shown("cli/.goreleaser.yml", text);
        assert!(below.iter().filter(|line| line.contains(": go ")).all(|line| line.starts_with("?:")));
    }

    #[test]
    fn only_its_own_files_are_claimed_and_odd_shapes_say_nothing() {
        let name = |path: &str| kind_of(path).map(|kind| kind.name);
        for own in [".goreleaser.yml", "goreleaser.yaml", ".goreleaser-nightly.yml", ".goreleaser.dev.yaml"] {
            assert_eq!(name(own), Some("GoReleaser configuration"), "{own}");
        }
        assert_eq!(name(".github/workflows/goreleaser.yml"), Some("GitHub workflow"));
        assert_eq!(name("goreleaser-notes.yml"), None);
        for text in [
            "",
            "builds: a",
            "builds: [a, {env: {b: [c]}, flags: {d: e}, main: [x]}]",
            "before: {hooks: {a: b}}",
            "env: [",
        ] {
            assert!(shown("goreleaser.yml", text).is_empty(), "{text}");
        }
    }
}
