//! Why one of two that set a variable counts.

use super::setters::{Origin, Role, Setter};
use crate::artifact::EnvironmentKind;
use crate::facts::precedence::Precedence;

impl Setter<'_> {
    /// Why this counts beside `weaker`, which it hides.
    pub fn precedence_over(&self, weaker: &Setter<'_>) -> Precedence {
        match (self.role, weaker.role) {
            (Role::Stored, Role::Stored) => return Precedence::LaterStored,
            (Role::Stored, _) => return Precedence::StoredOverEmpty,
            (_, Role::Stored) => return Precedence::ProcessOverStored,
            _ => {}
        }
        if matches!(self.origin, Origin::SetupGo(_)) {
            return Precedence::SetupGo;
        }
        if matches!(weaker.origin, Origin::Image(_)) {
            return over_image(self.kind);
        }
        if !std::ptr::eq(self.artifact, weaker.artifact) {
            return if self.kind == weaker.kind { Precedence::FolderOverContainer } else { self.by_kind(weaker) };
        }
        if self.environment == weaker.environment {
            return self.within(weaker);
        }
        self.by_kind(weaker)
    }

    /// Why, where both stand in one environment.
    fn within(&self, weaker: &Setter<'_>) -> Precedence {
        let is_argument = |setter: &Setter<'_>| match setter.origin {
            Origin::Written(set) => setter.artifact.declarations.is_argument(set),
            _ => false,
        };
        match self.kind {
            EnvironmentKind::Stage if is_argument(weaker) && !is_argument(self) => Precedence::EnvOverArg,
            EnvironmentKind::Stage => Precedence::LaterInImage,
            EnvironmentKind::Script if self.role == Role::HandedOn => Precedence::LaterHandedOn,
            EnvironmentKind::Script => Precedence::LaterInScript,
            _ => Precedence::LastInList,
        }
    }

    fn by_kind(&self, weaker: &Setter<'_>) -> Precedence {
        use EnvironmentKind::{
            Container, Detached, EditorTests, EditorTools, Gopls, Job, Script, Stage, Step, Terminal, Workflow,
        };
        match (self.kind, weaker.kind) {
            (Script, _) if self.role == Role::HandedOn && weaker.role == Role::HandedOn => Precedence::LaterHandedOn,
            (Script, _) if self.role == Role::HandedOn => Precedence::HandedOnOverJob,
            (Step, _) if weaker.role == Role::HandedOn => Precedence::StepOverHandedOn,
            (Step, Job | Detached | Workflow) => Precedence::StepOverJob,
            (Job | Detached, Workflow) => Precedence::JobOverWorkflow,
            (Script, Script) if weaker.role == Role::Inherited => Precedence::LaterInScript,
            (Script, Stage) => Precedence::RunOverStage,
            (Script, _) => Precedence::ScriptOverStart,
            (Stage, Stage) => self.within(weaker),
            (Gopls, _) => Precedence::GoplsOverTools,
            (EditorTests, EditorTools) => Precedence::TestsOverTools,
            (EditorTools | EditorTests, _) => Precedence::ToolsOverEditor,
            (Terminal(_), _) => Precedence::TerminalOverEditor,
            (Container, Container) => Precedence::RemoteOverContainer,
            _ => Precedence::InnerOverOuter,
        }
    }
}

/// Why what is set in an environment of that kind counts, and not what its image sets.
const fn over_image(kind: EnvironmentKind) -> Precedence {
    match kind {
        EnvironmentKind::Stage => Precedence::EnvOverBaseImage,
        EnvironmentKind::Service => Precedence::ServiceOverImage,
        EnvironmentKind::Container => Precedence::ContainerOverImage,
        EnvironmentKind::Job | EnvironmentKind::Detached | EnvironmentKind::Workflow | EnvironmentKind::Step => {
            Precedence::JobOverImage
        }
        EnvironmentKind::Script => Precedence::ScriptOverStart,
        EnvironmentKind::EditorTools | EnvironmentKind::EditorTests => Precedence::ToolsOverEditor,
        EnvironmentKind::Gopls => Precedence::GoplsOverTools,
        EnvironmentKind::Terminal(_) => Precedence::TerminalOverEditor,
        _ => Precedence::InnerOverOuter,
    }
}
