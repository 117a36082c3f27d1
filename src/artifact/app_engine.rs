//! `app.yaml` of Google App Engine: the Go that the module is built and run with.

use crate::artifact::{
    Candidate, Declarations, Document, EnvAssignment, Environment, EnvironmentKind, GoVersionDeclaration, Kind,
    Reading, Scope,
};
use crate::syntax::yaml::{self, Node};
use crate::text::{Literal, Located, Source, Value};

/// `app.yaml`, where its runtime is Go.
pub(super) static APP_ENGINE: Kind =
    Kind { name: "app.yaml", lies_in_vendor: false, confidential: false, comments: Some(yaml::comments), claims, read };

fn claims(path: Candidate<'_>) -> bool {
    matches!(path.name, "app.yaml" | "app.yml")
}

/// `runtime: go122`, and `build_env_variables`. Other programs have files of this name.
fn read(source: &Source) -> Reading {
    let root = yaml::parse(source).root;
    let runtime = root.as_ref().and_then(|root| root.get("runtime")).and_then(Node::text);
    let (Some(root), Some(version)) = (&root, runtime.and_then(version)) else { return Reading::nothing() };
    let mut declarations = Declarations::default();
    let directory = source.path().parent();
    declarations.version(GoVersionDeclaration::installed(version, Scope::Directory(directory.clone())));
    let environment = declarations.environment(Environment {
        kind: EnvironmentKind::Job,
        name: "the build of App Engine".to_owned(),
        parent: None,
        directory: Value::Known(directory),
        operating_system: Value::Unknown,
    });
    let variables = root.get("build_env_variables").and_then(Node::mapping);
    for entry in variables.map(|variables| &variables.entries[..]).unwrap_or_default() {
        let (Some(name), Some(written)) = (entry.name(), entry.value.text()) else { continue };
        declarations.assignment(EnvAssignment {
            name: Located::new(name.to_owned(), entry.key.written()),
            written: written.clone(),
            value: Value::Known(written.clone()),
            environment,
        });
    }
    Reading { document: Document::Declared, declarations, problems: Vec::new() }
}

/// The version that `go122` means.
fn version(runtime: &Literal) -> Option<Literal> {
    let minor = runtime.strip_prefix("go1").filter(|minor| !minor.is_empty())?;
    let is_number = minor.bytes().all(|byte| byte.is_ascii_digit());
    let place = runtime.part_of(runtime.get(2..)?);
    is_number.then(|| Literal::escaped(format!("1.{minor}"), place, place, Vec::new()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::RepoPath;

    fn declared(text: &str) -> (Source, Declarations) {
        let source = Source::new(RepoPath::new("svc/app.yaml").unwrap(), text);
        let declarations = read(&source).declarations;
        (source, declarations)
    }

    #[test]
    fn a_runtime_of_go_is_a_version() {
        let (source, declarations) =
            declared("runtime: go122\nbuild_env_variables:\n  GOFLAGS: -mod=mod\nenv_variables:\n  GOGC: x\n");
        let [version] = declarations.versions.as_slice() else { panic!("{:?}", declarations.versions) };
        assert_eq!(version.spec.as_ref().known().map(Literal::as_str), Some("1.22"));
        assert_eq!(source.slice(version.span), "122");
        assert_eq!(declarations.assignments.len(), 1);
    }

    #[test]
    fn other_runtimes_and_other_files_say_nothing() {
        for text in ["runtime: python312\n", "runtime: go\n", "name: x\nservices: []\n", "runtime: go1x\n", ""] {
            let (_, declarations) = declared(text);
            assert!(declarations.versions.is_empty() && declarations.environments.is_empty(), "{text}");
        }
    }
}
