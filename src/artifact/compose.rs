//! Compose files: which images are built from which directory, and what is set in the containers that run.

use crate::artifact::{
    Candidate, Declarations, Document, EnvAssignment, Environment, EnvironmentId, EnvironmentKind, ImageBuild, Kind,
    Reading, image_version,
    pairs::{Pair, pairs},
};
use crate::syntax::yaml::{self, Node};
use crate::text::{Literal, Located, RepoPath, Source, Value};

/// `compose.yaml`, `docker-compose.dev.yml` and the like.
pub(super) static COMPOSE: Kind = Kind {
    name: "compose file",
    lies_in_vendor: false,
    confidential: false,
    comments: Some(yaml::comments),
    claims,
    read,
};

fn claims(path: Candidate<'_>) -> bool {
    let name = path.name.strip_suffix(".yaml").or(path.name.strip_suffix(".yml")).unwrap_or_default();
    ["compose", "docker-compose"]
        .iter()
        .any(|known| name.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-', '_'])))
}

/// What does not concern Go in such a file is not ours to judge, so that no problem is reported.
fn read(source: &Source) -> Reading {
    let mut declarations = Declarations::default();
    let directory = source.path().parent();
    let root = yaml::parse(source).root;
    let services = root.as_ref().and_then(|root| root.get("services")).and_then(Node::mapping);
    for entry in services.map(|services| &services.entries[..]).unwrap_or_default() {
        let Some(name) = entry.name() else { continue };
        declarations.image_builds.extend(entry.value.get("build").and_then(|build| image_build(build, &directory)));
        service(name, &entry.value, &mut declarations);
    }
    Reading { document: Document::Declared, declarations, problems: Vec::new() }
}

/// Whether compose replaces something in `text`.
fn is_computed(text: &str) -> bool {
    text.contains('$')
}

/// `build: ./dir`, or `build: {context: ./dir, dockerfile: x, args: …}` (compose-spec, build.md).
fn image_build(build: &Node, directory: &RepoPath) -> Option<ImageBuild> {
    if build.get("dockerfile_inline").is_some() {
        return None;
    }
    let path = |node: Option<&Node>, default: &str| {
        let text = node.map_or(Some(default), |node| node.text().map(Literal::as_str))?;
        (!is_computed(text) && !text.contains("://") && !text.contains('@')).then(|| text.to_owned())
    };
    let context =
        directory.join(&path(Some(build).filter(|node| node.text().is_some()).or(build.get("context")), ".")?).ok()?;
    let file = context.join(&path(build.get("dockerfile"), "Dockerfile")?).ok()?;
    let arguments = build.get("args").map(pairs).unwrap_or_default();
    let arguments = arguments.into_iter().map(|argument| argument.name.value).collect();
    Some(ImageBuild { file, context: Value::Known(context), arguments })
}

fn service(name: &str, service: &Node, declarations: &mut Declarations) {
    let environment = declarations.environment(Environment {
        kind: EnvironmentKind::Service,
        name: format!("service `{name}`"),
        parent: None,
        directory: Value::Unknown,
        operating_system: Value::Unknown,
    });
    // With `build`, `image` is what the result is called.
    if let Some(image) = service.get("image").filter(|_| service.get("build").is_none()).and_then(Node::text) {
        declarations.versions.extend(image_version(image, is_computed(image), environment));
    }
    for Pair { name, value, .. } in service.get("environment").map(pairs).unwrap_or_default() {
        if let Some(value) = value {
            declarations.assignment(assignment(name, value, environment));
        }
    }
}

fn assignment(name: Located<String>, written: Literal, environment: EnvironmentId) -> EnvAssignment {
    let value = if is_computed(&written) { Value::Unknown } else { Value::Known(written.clone()) };
    EnvAssignment { name, written, value, environment }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declared(text: &str) -> Declarations {
        read(&Source::new(RepoPath::new("deploy/docker-compose.yml").unwrap(), text)).declarations
    }

    #[test]
    fn builds_name_their_context_and_what_they_override() {
        let text = "services:\n  a:\n    build: ../svc\n  b:\n    build:\n      context: ..\n      dockerfile: deploy/b.Dockerfile\n      args:\n        GO_VERSION: 1.22\n        X:\n  c:\n    build: {context: https://example.com/x.git}\n  d:\n    build: {context: $ROOT}\n  e:\n    build: {args: ['GO_VERSION=1.22', Y]}\n  f:\n    build: {dockerfile_inline: FROM scratch}\n  g:\n    build: ../../out\n";
        let builds: Vec<(String, String, String)> = declared(text)
            .image_builds
            .into_iter()
            .map(|build| {
                (build.file.to_string(), build.context.known().unwrap().to_string(), build.arguments.join(" "))
            })
            .collect();
        let build =
            |file: &str, context: &str, arguments: &str| (file.to_owned(), context.to_owned(), arguments.to_owned());
        assert_eq!(
            builds,
            [
                build("svc/Dockerfile", "svc", ""),
                build("deploy/b.Dockerfile", ".", "GO_VERSION X"),
                build("deploy/Dockerfile", "deploy", "GO_VERSION Y"),
            ]
        );
    }

    #[test]
    fn containers_have_images_and_variables() {
        let text = "services:\n  a:\n    image: docker.io/golang:1.26-alpine\n    environment:\n      GOFLAGS: -mod=vendor\n      GOPROXY: ${PROXY:-direct}\n      GOBIN:\n  b:\n    build: .\n    image: golang:1.0\n    environment: [GOWORK=off, HOME]\n  c:\n    image: golang:${V}\n";
        let declarations = declared(text);
        let specs: Vec<Option<&str>> =
            declarations.versions.iter().map(|v| v.spec.as_ref().known().map(Literal::as_str)).collect();
        assert_eq!(specs, [Some("1.26-alpine")]);
        let set: Vec<(&str, Option<&str>)> = declarations
            .assignments
            .iter()
            .map(|set| (set.name.value.as_str(), set.known().map(Literal::as_str)))
            .collect();
        assert_eq!(set, [("GOFLAGS", Some("-mod=vendor")), ("GOPROXY", None), ("GOWORK", Some("off"))]);
    }

    #[test]
    fn its_names_are_claimed() {
        let claimed = |name| claims(Candidate { directory: "", name });
        for name in [
            "compose.yaml",
            "docker-compose.yml",
            "docker-compose.dev.yml",
            "compose-test.yaml",
            "docker-compose_x.yml",
        ] {
            assert!(claimed(name), "{name}");
        }
        for name in ["composer.yaml", "compose.json", "my-compose.yml"] {
            assert!(!claimed(name), "{name}");
        }
    }
}
