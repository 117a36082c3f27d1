//! Which of two values of one environment variable the go command gets, and who says so.

/// A rule of precedence: why one place beats another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precedence {
    /// `env` of a step over that of its job and workflow.
    StepOverJob,
    /// `env` of a step over `$GITHUB_ENV`.
    StepOverHandedOn,
    /// `env` of a job over that of the workflow.
    JobOverWorkflow,
    /// `$GITHUB_ENV` over the `env` of the job and the workflow.
    HandedOnOverJob,
    /// What is written to `$GITHUB_ENV` later over what was before.
    LaterHandedOn,
    /// What setup-go writes to `$GITHUB_ENV`.
    SetupGo,
    /// The variables of a job over those of the image that it runs in.
    JobOverImage,
    /// An assignment in a script over the environment that the shell was started with.
    ScriptOverStart,
    /// A later assignment of a script over an earlier one, and one before a command over both.
    LaterInScript,
    /// An assignment in a `RUN` over `ENV` and `ARG`.
    RunOverStage,
    /// `ENV` over an `ARG` of the same name.
    EnvOverArg,
    /// A later `ENV` or `ARG` over an earlier one, those of the stage below included.
    LaterInImage,
    /// `ENV` over that of the image from elsewhere which a stage begins with.
    EnvOverBaseImage,
    /// `environment` of compose over the image's `ENV`.
    ServiceOverImage,
    /// `containerEnv` over the image's `ENV`.
    ContainerOverImage,
    /// `remoteEnv` over `containerEnv`.
    RemoteOverContainer,
    /// `go.toolsEnvVars` over the environment that the editor was started with.
    ToolsOverEditor,
    /// gopls' own `build.env` over the environment that gopls was started with.
    GoplsOverTools,
    /// `go.testEnvVars` over `go.toolsEnvVars`.
    TestsOverTools,
    /// `terminal.integrated.env` over the environment that the editor was started with.
    TerminalOverEditor,
    /// The settings of a folder over those of the dev container.
    FolderOverContainer,
    /// The environment over what `go env -w` wrote.
    ProcessOverStored,
    /// A later `go env -w` over an earlier one.
    LaterStored,
    /// What `go env -w` wrote over a variable that is set to nothing.
    StoredOverEmpty,
    /// The last of several in one list.
    LastInList,
    /// What is further in over what is around it.
    InnerOverOuter,
}

/// A rule of precedence, told.
struct Told {
    rule: Precedence,
    name: &'static str,
    words: &'static str,
    source: &'static str,
}

use Precedence::{
    ContainerOverImage, EnvOverArg, EnvOverBaseImage, FolderOverContainer, GoplsOverTools, HandedOnOverJob,
    InnerOverOuter, JobOverImage, JobOverWorkflow, LastInList, LaterHandedOn, LaterInImage, LaterInScript, LaterStored,
    ProcessOverStored, RemoteOverContainer, RunOverStage, ScriptOverStart, ServiceOverImage, SetupGo, StepOverHandedOn,
    StepOverJob, StoredOverEmpty, TerminalOverEditor, TestsOverTools, ToolsOverEditor,
};

/// All of them, in the order of the variants.
const ALL: &[Told] = &[
    told(StepOverJob, "step-over-job", "a step's env beats the job's", RUNNER_STEPS),
    told(StepOverHandedOn, "step-over-handed-on", "a step's env beats $GITHUB_ENV", RUNNER_STEPS),
    told(
        JobOverWorkflow,
        "job-over-workflow",
        "a job's env beats the workflow's",
        "actions/runner, src/Runner.Worker/JobExtension.cs, `InitializeJob`",
    ),
    told(HandedOnOverJob, "handed-on-over-job", "$GITHUB_ENV beats the env of the job and the workflow", RUNNER_FILES),
    told(LaterHandedOn, "later-handed-on", "the last line of $GITHUB_ENV counts", RUNNER_FILES),
    told(
        SetupGo,
        "setup-go",
        "setup-go v6 and later writes GOTOOLCHAIN=local to $GITHUB_ENV, which beats the job's env",
        "actions/setup-go, src/main.ts, `setGoToolchain`",
    ),
    told(
        JobOverImage,
        "job-over-image",
        "a job's variables are handed to `docker exec`, which puts them over the image's ENV",
        "actions/runner, src/Runner.Worker/Handlers/StepHost.cs, `ContainerStepHost`",
    ),
    told(ScriptOverStart, "script-over-start", "what a script sets beats what its shell was started with", POSIX),
    told(LaterInScript, "later-in-script", "of a script's assignments the last before a command counts", POSIX),
    told(RunOverStage, "run-over-stage", "an assignment in RUN beats ENV and ARG", POSIX),
    told(EnvOverArg, "env-over-arg", "ENV beats an ARG of the same name", DOCKERFILE),
    told(LaterInImage, "later-in-image", "a later ENV beats an earlier one, of the stage below too", DOCKERFILE),
    told(EnvOverBaseImage, "env-over-base-image", "a stage's ENV beats that of its base image", DOCKERFILE),
    told(
        ServiceOverImage,
        "service-over-image",
        "a service's environment beats the image's ENV",
        "compose-spec, 05-services.md, `environment`",
    ),
    told(ContainerOverImage, "container-over-image", "containerEnv beats the image's ENV", CONTAINERS),
    told(RemoteOverContainer, "remote-over-container", "remoteEnv beats containerEnv", CONTAINERS),
    told(
        ToolsOverEditor,
        "tools-over-editor",
        "go.toolsEnvVars beats the environment of the editor",
        "golang/vscode-go v0.57.2, extension/src/goEnv.ts, `newEnvironment`",
    ),
    told(
        GoplsOverTools,
        "gopls-over-tools",
        "gopls' build.env beats the environment that gopls was started with",
        "golang/tools, internal/gocommand/invoke.go, `Invocation.run`",
    ),
    told(
        TestsOverTools,
        "tests-over-tools",
        "go.testEnvVars beats go.toolsEnvVars",
        "golang/vscode-go v0.57.2, extension/src/testUtils.ts, `getTestEnvVars`",
    ),
    told(
        TerminalOverEditor,
        "terminal-over-editor",
        "terminal.integrated.env beats the environment of the editor",
        "microsoft/vscode 1.138.0, terminalEnvironment.ts, `createTerminalEnvironment`",
    ),
    told(
        FolderOverContainer,
        "folder-over-container",
        "a folder's settings beat those of the dev container",
        "microsoft/vscode, docs/configure/settings.md, \"Settings precedence\"",
    ),
    told(ProcessOverStored, "process-over-stored", "the environment beats `go env -w`", GETENV),
    told(LaterStored, "later-stored", "the last `go env -w` counts", "cmd/go/internal/envcmd/env.go, `updateEnvFile`"),
    told(StoredOverEmpty, "stored-over-empty", "`go env -w` beats a variable that is set to nothing", GETENV),
    told(LastInList, "last-in-list", "the last of one name counts", ""),
    told(InnerOverOuter, "inner-over-outer", "what is set further in beats what is set around it", ""),
];

const RUNNER_STEPS: &str = "actions/runner, src/Runner.Worker/StepsRunner.cs, `RunAsync`";
const RUNNER_FILES: &str = "actions/runner, src/Runner.Worker/FileCommandManager.cs, `SetEnvFileCommand`";
const POSIX: &str = "POSIX.1-2017, Shell Command Language, 2.9.1 Simple Commands";
const DOCKERFILE: &str = "Dockerfile reference, ENV and ARG, \"Using ARG variables\"";
const CONTAINERS: &str = "devcontainers/spec, docs/specs/devcontainerjson-reference.md";
const GETENV: &str = "cmd/go/internal/cfg/cfg.go, `Getenv`";

const fn told(rule: Precedence, name: &'static str, words: &'static str, source: &'static str) -> Told {
    Told { rule, name, words, source }
}

impl Precedence {
    fn told(self) -> Option<&'static Told> {
        ALL.iter().find(|told| told.rule == self)
    }

    /// A name for programs, which never changes.
    pub fn name(self) -> &'static str {
        self.told().map_or("", |told| told.name)
    }

    /// The rule in words: "a step's env beats the job's".
    pub fn words(self) -> &'static str {
        self.told().map_or("", |told| told.words)
    }

    /// Where upstream says so; none where it is the nature of the thing.
    pub fn source(self) -> Option<&'static str> {
        self.told().map(|told| told.source).filter(|source| !source.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_told_once() {
        for (place, told) in ALL.iter().enumerate() {
            assert_eq!(told.rule as usize, place, "{:?}", told.rule);
            assert!(!told.name.is_empty() && !told.words.is_empty());
            assert_eq!(ALL.iter().filter(|other| other.name == told.name || other.words == told.words).count(), 1);
        }
        assert_eq!(ALL.len(), InnerOverOuter as usize + 1);
    }
}
