//! What the actions and workflows of the repository do for the jobs of it that call them. They are followed once: what they call
//! themselves is looked at for whether it installs a Go, and no further.

use std::collections::{BTreeMap, BTreeSet};

use crate::artifact::{
    ActionInput, Artifact, Declarations, DeclaredInput, Document, EnvAssignment, EnvironmentId, EnvironmentKind,
    GithubFile, GivenInput, GoVersionDeclaration, InputValue, LocalCall, Scope, VersionFile, VersionKind,
};
use crate::facts::setup_go::TOOLCHAIN;
use crate::text::{Literal, RepoPath, Value};

/// No person writes a workflow with more calls.
const CALLS: usize = 500;

/// No person installs Go more often in one action.
const SETUPS: usize = 50;

/// Reads the workflows that others of the repository call as what works on it.
pub(super) fn call(artifacts: &mut BTreeMap<RepoPath, Artifact>) {
    let calls = artifacts.values().filter_map(|artifact| match &artifact.document {
        Document::Github(file) => Some(file.calls.iter().take(CALLS).map(|call| call.path.clone())),
        _ => None,
    });
    let called: BTreeSet<RepoPath> = calls.flatten().collect();
    for path in called {
        if let Some(artifact) = artifacts.get_mut(&path) {
            artifact.call_here();
        }
    }
}

/// Adds to each file what the actions and workflows that it calls install and set there.
pub(super) fn join(artifacts: &mut BTreeMap<RepoPath, Artifact>) {
    let mut effects: Vec<(RepoPath, Vec<Effect>)> = Vec::new();
    for artifact in artifacts.values() {
        let Document::Github(file) = &artifact.document else { continue };
        let found: Vec<Effect> = file.calls.iter().take(CALLS).flat_map(|call| effects_of(artifacts, call)).collect();
        if !found.is_empty() {
            effects.push((artifact.path().clone(), found));
        }
    }
    for (path, effects) in effects {
        let Some(artifact) = artifacts.get_mut(&path) else { continue };
        for effect in effects {
            effect.apply(&mut artifact.declarations);
        }
        artifact.declarations.order_installations();
    }
}

/// What a call does in the file that it stands in.
enum Effect {
    Version(GoVersionDeclaration),
    File(VersionFile),
    KeepsToolchain(EnvironmentId),
    Sets(EnvAssignment),
}

impl Effect {
    fn apply(self, declarations: &mut Declarations) {
        match self {
            Self::Version(version) => declarations.version(version),
            Self::File(file) => declarations.version_file(file),
            Self::KeepsToolchain(environment) => declarations.keep_toolchain(environment),
            Self::Sets(set) => declarations.implied(set),
        }
    }
}

/// The action or workflow that a call names.
fn called<'a>(artifacts: &'a BTreeMap<RepoPath, Artifact>, call: &LocalCall) -> Option<(&'a Artifact, &'a GithubFile)> {
    let names = ["action.yml", "action.yaml"].iter().filter_map(|name| call.path.join(name).ok());
    let artifact = std::iter::once(call.path.clone()).chain(names).find_map(|path| artifacts.get(&path))?;
    match &artifact.document {
        Document::Github(file) => Some((artifact, file)),
        _ => None,
    }
}

fn effects_of(artifacts: &BTreeMap<RepoPath, Artifact>, call: &LocalCall) -> Vec<Effect> {
    let Some((artifact, file)) = called(artifacts, call) else { return Vec::new() };
    let mut effects = Vec::new();
    for setup in file.setups.iter().take(SETUPS) {
        if setup.release.is_some_and(|release| release >= TOOLCHAIN) {
            effects.push(Effect::KeepsToolchain(call.environment));
        }
        if let Some(version) = setup.input("go-version") {
            for version in versions_of(call, file, version) {
                let is_known = |effect: &Effect| matches!(effect, Effect::Version(other) if other.span == version.span);
                if !effects.iter().any(is_known) {
                    effects.push(Effect::Version(version));
                }
            }
        } else if let Some(path) = setup.input("go-version-file") {
            effects.push(Effect::File(file_of(call, file, path, setup.is_certain)));
        }
    }
    // A workflow is called by its file, an action by its directory.
    if *artifact.path() == call.path {
        // The jobs of a workflow that is called run there, and its versions stand there, but for those that the caller hands to it.
        effects.retain(|effect| matches!(effect, Effect::Version(version) if version.spec.as_ref().known().is_some()));
        return effects;
    }
    let installs_deeper = |deeper: &LocalCall| {
        called(artifacts, deeper).is_some_and(|(_, file)| !file.setups.is_empty() || !file.calls.is_empty())
    };
    if file.calls.iter().any(installs_deeper) {
        effects.push(Effect::Version(unknown(call, &call.uses)));
    }
    if let Some(after) = call.after {
        let handed_over = artifact.declarations.assignments.iter().filter(|set| is_handed_over(artifact, set));
        effects.extend(handed_over.map(|set| {
            let (name, written) = (set.name.clone(), call.uses.clone());
            Effect::Sets(EnvAssignment { name, written, value: Value::Unknown, environment: after })
        }));
    }
    effects
}

/// Whether a variable was written to `$GITHUB_ENV`, and not for a command or a step alone.
fn is_handed_over(artifact: &Artifact, set: &EnvAssignment) -> bool {
    let mut around = artifact.declarations.nesting(set.environment).map(|(_, environment)| environment.kind);
    around.next() == Some(EnvironmentKind::Script) && !around.any(|kind| kind == EnvironmentKind::Step)
}

/// Who says what is given to an input of an action inside of a call.
enum Answer<'a> {
    /// The caller, in its own file.
    Caller(&'a GivenInput),
    /// The file that is called.
    Called(&'a GivenInput),
    Nobody,
}

/// What `input` is in this call.
fn answer<'a>(call: &'a LocalCall, file: &'a GithubFile, input: &'a ActionInput) -> Answer<'a> {
    let Some(name) = &input.given.handed_on else { return Answer::Called(&input.given) };
    let own = |given: &&ActionInput| given.name.value.eq_ignore_ascii_case(name);
    if let Some(given) = call.inputs.iter().find(own) {
        return Answer::Caller(&given.given);
    }
    let declared = |input: &&DeclaredInput| input.name.eq_ignore_ascii_case(name);
    let default = file.inputs.iter().find(declared).and_then(|input| input.default.as_ref());
    default.map_or(Answer::Nobody, Answer::Called)
}

/// Each Go that a call installs in one job or another. What stands in another file cannot be shown in this one.
fn versions_of(call: &LocalCall, file: &GithubFile, input: &ActionInput) -> Vec<GoVersionDeclaration> {
    match answer(call, file, input) {
        Answer::Caller(given) => given.values.iter().map(|value| installed(call, value, &given.written)).collect(),
        Answer::Called(_) | Answer::Nobody => vec![unknown(call, &call.uses)],
    }
}

fn installed(call: &LocalCall, given: &InputValue, written: &Literal) -> GoVersionDeclaration {
    let Value::Known(spec) = &given.value else { return unknown(call, written) };
    let consumer = Some(written.span()).filter(|consumer| *consumer != spec.span());
    let scope = Scope::Environment(call.environment);
    let read_as = given.read_as.clone();
    GoVersionDeclaration { read_as, consumer, ..GoVersionDeclaration::installed(spec.clone(), scope) }
}

/// Says that a Go is installed, and not which.
fn unknown(call: &LocalCall, written: &Literal) -> GoVersionDeclaration {
    GoVersionDeclaration {
        kind: VersionKind::Range,
        spec: Value::Unknown,
        read_as: None,
        span: written.span(),
        consumer: None,
        scope: Scope::Environment(call.environment),
    }
}

/// The file that a call asks for the version.
fn file_of(call: &LocalCall, file: &GithubFile, input: &ActionInput, is_certain: bool) -> VersionFile {
    let (given, span) = match answer(call, file, input) {
        Answer::Caller(given) => (Some(given), given.written.span()),
        Answer::Called(given) => (Some(given), call.uses.span()),
        Answer::Nobody => (None, call.uses.span()),
    };
    let path = given.filter(|_| call.is_in_checkout && is_certain).map_or(Value::Unknown, |given| given.value.clone());
    VersionFile { path, span, environment: call.environment }
}

#[cfg(test)]
mod tests {
    use crate::repository::Repository;
    use crate::text::RepoPath;
    use crate::tree::{MemoryTree, Tree};

    const ACTION: &str = "inputs:\n  go: {default: '1.25.1'}\nruns:\n  using: composite\n  steps:\n    - uses: actions/setup-go@v6\n      with: {go-version: '${{ inputs.go }}'}\n";

    fn tree(action: &str, job: &str) -> MemoryTree {
        let workflow = format!(
            "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n{job}      - run: go version\n"
        );
        MemoryTree::new()
            .file(".github/actions/go/action.yml", action)
            .file(".github/workflows/a.yml", workflow)
            .file("go.mod", "module example.com/m\n\ngo 1.24.0\n")
    }

    const CALL: &str = "      - uses: ./.github/actions/go\n";

    /// The Go of the job's go command, with a `!` where it stays.
    fn placed(action: &str, job: &str) -> String {
        let tree = tree(action, job);
        let repository = Repository::load(&tree, &[]);
        let artifact = repository.artifact(&RepoPath::new(".github/workflows/a.yml").unwrap()).unwrap();
        let command = artifact.declarations.go_commands.last().unwrap();
        let placed = repository.placed_go(artifact, command.environment).into_iter();
        let shown = placed.map(|go| {
            let place = repository.source(&go.site.path).unwrap().slice(go.site.span);
            format!("{}{} {place}", go.version.version, if go.is_kept() { "!" } else { "" })
        });
        shown.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn a_local_action_installs_the_go_that_its_caller_names() {
        assert_eq!(placed(ACTION, &format!("{CALL}        with: {{go: '1.26.1'}}\n")), "1.26.1! '1.26.1'");
        assert_eq!(
            placed(&ACTION.replace("@v6", "@v5"), &format!("{CALL}        with: {{Go: '1.26.1'}}\n")),
            "1.26.1 '1.26.1'"
        );
    }

    #[test]
    fn each_go_of_a_matrix_is_handed_to_a_local_action() {
        let matrix = "    strategy: {matrix: {go: ['1.25.1', '1.26.1']}}\n    steps:";
        let tree = tree(ACTION, &format!("{CALL}        with: {{go: '${{{{ matrix.go }}}}'}}\n"));
        let text =
            String::from_utf8(tree.read(&RepoPath::new(".github/workflows/a.yml").unwrap(), 9999).unwrap()).unwrap();
        let tree = tree.file(".github/workflows/a.yml", text.replace("    steps:", matrix));
        let repository = Repository::load(&tree, &[]);
        let artifact = repository.artifact(&RepoPath::new(".github/workflows/a.yml").unwrap()).unwrap();
        let environment = artifact.declarations.go_commands.last().unwrap().environment;
        let placed = repository.placed_go(artifact, environment).into_iter();
        assert_eq!(placed.map(|go| go.version.version.to_string()).collect::<Vec<_>>(), ["1.25.1", "1.26.1"]);
    }

    #[test]
    fn what_the_action_says_itself_is_not_taken_for_nothing() {
        let setup = "      - uses: actions/setup-go@v6\n        with: {go-version: '1.23.1'}\n";
        assert_eq!(placed(ACTION, setup), "1.23.1! '1.23.1'");
        assert_eq!(placed(ACTION, &format!("{setup}{CALL}")), "", "two install one");
        assert_eq!(placed(ACTION, CALL), "", "its default stands in another file");
        let outer = "runs:\n  using: composite\n  steps:\n    - uses: ./.github/actions/inner\n";
        assert_eq!(placed(outer, &format!("{setup}{CALL}")), "1.23.1! '1.23.1'", "what is called is not there");
        assert_eq!(placed("runs: {using: node24}", &format!("{setup}{CALL}")), "1.23.1! '1.23.1'");
    }

    #[test]
    fn a_file_that_a_local_action_asks_is_that_of_the_caller() {
        let action = "runs:\n  using: composite\n  steps:\n    - uses: actions/setup-go@v5\n      with: {go-version-file: go.mod}\n";
        assert_eq!(placed(action, CALL), "1.24.0 1.24.0");
    }

    #[test]
    fn what_a_local_action_exports_is_unknown_after_it() {
        let action = "runs:\n  using: composite\n  steps:\n    - run: echo GOFLAGS=-mod=mod >> $GITHUB_ENV\n      shell: bash\n    - run: GOWORK=off go vet\n      shell: bash\n";
        let tree = tree(action, &format!("{CALL}        env: {{GOFLAGS: -v}}\n"));
        let repository = Repository::load(&tree, &[]);
        let artifact = repository.artifact(&RepoPath::new(".github/workflows/a.yml").unwrap()).unwrap();
        let environment = artifact.declarations.go_commands.last().unwrap().environment;
        let set = artifact.declarations.effective("GOFLAGS", environment).unwrap();
        assert!(set.known().is_none());
        assert!(artifact.declarations.effective("GOWORK", environment).is_none());
    }
}
