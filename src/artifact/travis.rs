//! `.travis.yml`: the Go versions, the variables and the phases of a build.

use crate::artifact::pipeline::{self, Job, PLAIN, Pipeline};
use crate::artifact::{
    Candidate, EnvAssignment, EnvironmentId, EnvironmentKind, GoVersionDeclaration, Kind, OperatingSystem, Reading,
    Scope, VersionKind,
};
use crate::syntax::shell;
use crate::syntax::yaml::{self, Node};
use crate::text::{Literal, Located, RepoPath, Source, Value};

/// `.travis.yml` at the root: Travis asks for no other.
pub(super) static TRAVIS: Kind = Kind {
    name: "Travis configuration",
    lies_in_vendor: false,
    confidential: false,
    comments: Some(yaml::comments),
    claims,
    read,
};

fn claims(path: Candidate<'_>) -> bool {
    path.directory.is_empty() && path.name == ".travis.yml"
}

fn read(source: &Source) -> Reading {
    pipeline::read_yaml(source, &PLAIN, declare)
}

/// What runs in one shell, in this order.
const PHASES: [&str; 4] = ["before_install", "install", "before_script", "script"];

/// What runs after it, and decides nothing any more.
const AFTER: [&str; 4] = ["after_success", "before_deploy", "after_deploy", "after_script"];

/// No person writes more alternatives.
const ROWS: usize = 200;

fn declare(root: &Node, pipeline: &mut Pipeline) {
    let directory = Value::Known(RepoPath::root());
    let around = pipeline.environment(EnvironmentKind::Workflow, "the build", None, &directory);
    if let Some(env) = root.get("env") {
        // What is neither global nor a list is one alternative.
        set_all(pipeline, env.get("global"), around);
    }
    let jobs = root.get("jobs").or_else(|| root.get("matrix"));
    let included = jobs.and_then(|jobs| jobs.get("include")).and_then(Node::sequence).unwrap_or_default();
    let mut reader = Reader { pipeline, root, around };
    reader.job(root, "the job");
    for (index, job) in included.iter().enumerate() {
        if reader.pipeline.take_room() {
            let name = job.get("name").and_then(Node::text).map(|name| format!("job `{}`", name.as_str()));
            reader.job(job, &name.unwrap_or_else(|| format!("job {}", index + 1)));
        }
    }
}

struct Reader<'r> {
    pipeline: &'r mut Pipeline,
    root: &'r Node,
    around: EnvironmentId,
}

impl Reader<'_> {
    /// A job has of the file what it does not say itself.
    fn job(&mut self, job: &Node, name: &str) {
        let get = |key: &str| job.get(key).or_else(|| self.root.get(key));
        self.pipeline.operating_system = get("os").map_or(Value::Known(OperatingSystem::Linux), operating_system);
        let directory = if get("git").is_some_and(|git| git.get("clone").is_some()) {
            Value::Unknown
        } else {
            Value::Known(RepoPath::root())
        };
        let environment = self.pipeline.environment(EnvironmentKind::Job, name, Some(self.around), &directory);
        self.alternatives(job, environment);
        let speaks_go = get("language").and_then(Node::text).is_some_and(|language| language.as_str() == "go");
        let versions = get("go").filter(|_| speaks_go);
        let versions = versions.map(|go| go.sequence().unwrap_or(std::slice::from_ref(go))).unwrap_or_default();
        for version in versions.iter().take(ROWS) {
            self.pipeline.declarations.version(installed(version, Scope::Environment(environment)));
        }
        let mut run = Job::new(environment, directory);
        // Without `install`, Travis gets the dependencies itself; a cache brings back what an earlier build left.
        if get("install").is_none() || get("cache").is_some() {
            pipeline::note_unknown(&mut run.changes);
        }
        let phases: Vec<&Node> = PHASES.iter().filter_map(|phase| get(phase)).filter(|phase| !is_off(phase)).collect();
        let after: Vec<&Node> = AFTER.iter().filter_map(|phase| get(phase)).collect();
        self.pipeline.run_all(&mut run, &phases, |_| None);
        run.may_fail = true;
        self.pipeline.run_all(&mut run, &after, |_| None);
    }

    /// The variables of a job. Of several alternatives each is a job of its own; which of them a command gets is not told.
    fn alternatives(&mut self, job: &Node, environment: EnvironmentId) {
        let Some(env) = job.get("env") else { return };
        let is_split = ["global", "jobs", "matrix"].iter().any(|key| env.get(key).is_some());
        let rows = if is_split { env.get("jobs").or_else(|| env.get("matrix")) } else { Some(env) };
        match rows.and_then(Node::sequence) {
            Some([only]) => set_all(self.pipeline, Some(only), environment),
            Some(several) => {
                for row in several.iter().take(ROWS) {
                    let own = self.pipeline.environment(
                        EnvironmentKind::Job,
                        "one of the jobs",
                        Some(self.around),
                        &Value::Unknown,
                    );
                    set_all(self.pipeline, Some(row), own);
                    self.doubt(row, environment);
                }
            }
            None => set_all(self.pipeline, rows, environment),
        }
    }

    fn doubt(&mut self, row: &Node, environment: EnvironmentId) {
        let names = row.text().map(|text| assigned(text, environment)).unwrap_or_default();
        for set in names {
            self.pipeline.variable(set.name, None, true, environment);
        }
        self.pipeline.doubt(Some(row), environment);
    }
}

/// Declares `A=b C="d e"`, a list of such, or `{A: b}`. What is encrypted is passed over.
fn set_all(pipeline: &mut Pipeline, node: Option<&Node>, environment: EnvironmentId) {
    let Some(node) = node else { return };
    for item in node.sequence().unwrap_or(std::slice::from_ref(node)) {
        match item.text() {
            Some(text) => {
                for set in assigned(text, environment) {
                    pipeline.declarations.assignment(set);
                }
            }
            None if item.get("secure").is_some() => {}
            None => pipeline.variables(Some(item).filter(|item| item.mapping().is_some()), environment),
        }
    }
}

/// The variables of a line, which a shell reads.
fn assigned(line: &Literal, environment: EnvironmentId) -> Vec<EnvAssignment> {
    let script = shell::read(line);
    let assignments = script.commands.iter().take(1).flat_map(|command| &command.assignments);
    let set = assignments.map(|assignment| {
        let (name, value) = (&assignment.name, &assignment.value);
        let written = line.nested(value.text.clone(), value.range.clone(), value.offsets(line));
        let is_known = value.literal && !pipeline::is_computed(&written);
        EnvAssignment {
            name: Located::new(name.text.clone(), line.part(name.range.clone())),
            value: if is_known { Value::Known(written.clone()) } else { Value::Unknown },
            written,
            environment,
        }
    });
    set.collect()
}

/// What gimme installs: a release, the newest of `1.22.x`, `stable`, `tip`.
fn installed(version: &Node, scope: Scope) -> GoVersionDeclaration {
    let known = version.text().filter(|text| !pipeline::may_read_otherwise(version) && !pipeline::is_computed(text));
    match known {
        Some(text) => {
            GoVersionDeclaration { span: version.written(), ..GoVersionDeclaration::installed(text.clone(), scope) }
        }
        None => GoVersionDeclaration {
            kind: VersionKind::Range,
            spec: Value::Unknown,
            read_as: None,
            span: version.written(),
            consumer: None,
            scope,
        },
    }
}

/// The system, where all jobs run on one.
fn operating_system(os: &Node) -> Value<OperatingSystem> {
    match os.text().map(Literal::as_str) {
        Some("linux" | "linux-ppc64le") => Value::Known(OperatingSystem::Linux),
        Some("osx") => Value::Known(OperatingSystem::MacOs),
        Some("windows") => Value::Known(OperatingSystem::Windows),
        _ => Value::Unknown,
    }
}

/// `install: skip`, `install: true`.
fn is_off(phase: &Node) -> bool {
    phase.text().is_some_and(|text| matches!(text.as_str(), "skip" | "true" | "false" | "ignore"))
}

#[cfg(test)]
mod tests {
    use crate::artifact::kind_of;
    use crate::artifact::pipeline::tests::{shown, spans};

    fn travis(text: &str) -> Vec<String> {
        shown(".travis.yml", text)
    }

    #[test]
    fn versions_variables_and_phases_are_read() {
        let text = "language: go\ngo:\n  - 1.22.x\n  - \"1.23\"\n  - tip\n  - 1.20\nenv:\n  global:\n    - GOFLAGS=\"-mod=mod\" GOPROXY=direct\n    - secure: abc\n  jobs: GOPRIVATE=$X\ninstall: skip\nbefore_script: cd api\nscript:\n  - go vet\n  - go test ./...\nafter_success: go version\n";
        let wanted = [
            "version 1.22.x in the job",
            "version 1.23 in the job",
            "version tip in the job",
            "version ? in the job",
            "GOFLAGS=-mod=mod in the build",
            "GOPROXY=direct in the build",
            "GOPRIVATE=? in the job",
            "api: go vet with GOFLAGS=-mod=mod GOPRIVATE=? GOPROXY=direct",
            "api: go test ./... with GOFLAGS=-mod=mod GOPRIVATE=? GOPROXY=direct",
            ".: go version with GOFLAGS=-mod=mod GOPRIVATE=? GOPROXY=direct",
        ];
        assert_eq!(travis(text), wanted);
        let spelled = ["\"-mod=mod\"", "direct", "$X", "1.22.x", "\"1.23\"", "tip", "1.20"];
        assert_eq!(spans(".travis.yml", text), spelled);
    }

    #[test]
    fn jobs_have_of_the_file_what_they_do_not_say() {
        let text = "language: go\ngo: 1.22.x\ninstall: true\nscript: go vet\njobs:\n  include:\n    - name: new\n      go: 1.23.x\n    - env: GOFLAGS=-v\n      script: go test\n";
        let wanted = [
            "version 1.22.x in the job",
            "version 1.23.x in job `new`",
            "version 1.22.x in job 2",
            "GOFLAGS=-v in job 2",
            ".: go vet",
            ".: go vet",
            ".: go test with GOFLAGS=-v",
        ];
        assert_eq!(travis(text), wanted);
    }

    #[test]
    fn of_several_alternatives_none_is_certain() {
        let text = "language: go\nenv:\n  - GOFLAGS=-a\n  - GOFLAGS=-b\ninstall: skip\nscript: go vet\n";
        let wanted = ["GOFLAGS=-a in one of the jobs", "GOFLAGS=-b in one of the jobs", ".: go vet with GOFLAGS=?"];
        assert_eq!(travis(text), wanted);
        let one = travis(&text.replace("  - GOFLAGS=-b\n", ""));
        assert_eq!(one, ["GOFLAGS=-a in the job", ".: go vet with GOFLAGS=-a"]);
        assert_eq!(
            travis("env: {GOFLAGS: -v}\nscript: go vet\n"),
            ["GOFLAGS=-v in the job", ".: go vet with GOFLAGS=-v after more files"]
        );
    }

    #[test]
    fn other_files_and_odd_shapes_say_nothing() {
        assert!(kind_of("web/.travis.yml").is_none());
        for text in [
            "",
            "language: node_js\ngo: 1.22",
            "env: [[a], {secure: b}, 3]\njobs: {include: a}",
            "go: {a: b}\nscript: {c: d}",
            "language: go\ngo: [",
        ] {
            assert!(travis(text).is_empty(), "{text}: {:?}", travis(text));
        }
    }
}
