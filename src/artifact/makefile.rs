//! Makefiles: literal versions of Go, variables that recipes find in their environment, the golangci-lint that they install. Nothing is
//! computed.

mod recipes;

use std::collections::{BTreeMap, BTreeSet};

use super::script::installed_tools;
use crate::artifact::{
    Candidate, Declarations, Document, EnvAssignment, Environment, EnvironmentId, EnvironmentKind,
    GoVersionDeclaration, Kind, Reading, Scope, ToolPin,
};
use crate::text::{Literal, Located, Source, Span, Value};

/// `Makefile`, `GNUmakefile`, `*.mk`.
pub(super) static MAKEFILE: Kind =
    Kind { name: "Makefile", lies_in_vendor: false, confidential: false, comments: Some(comments), claims, read };

/// Names that mean nothing but a version of Go.
const VERSIONS: [&str; 3] = ["GO_VERSION", "GOLANG_VERSION", "GOVERSION"];

fn claims(path: Candidate<'_>) -> bool {
    matches!(path.name, "Makefile" | "makefile" | "GNUmakefile") || path.name.ends_with(".mk")
}

/// Those of make: recipes are the shell's, and are not read here.
fn comments(source: &Source) -> Vec<Span> {
    let index = source.lines();
    let (mut in_define, mut is_continued, mut comments) = (false, false, Vec::new());
    for span in (1..=index.count()).map(|line| index.span(line)) {
        let line = source.slice(span).trim_end_matches(['\n', '\r']);
        let continues_another = std::mem::replace(&mut is_continued, line.ends_with('\\'));
        in_define = match line.split_whitespace().next() {
            Some("define") => true,
            Some("endef") => false,
            _ => in_define,
        };
        let begin = comment(line);
        if !line.starts_with('\t') && !continues_another && !in_define && begin < line.len() {
            comments.push(Span::new(span.start + begin, span.start + line.len()));
        }
    }
    comments
}

/// A variable is set.
struct Setting {
    name: Located<String>,
    written: Literal,
    is_known: bool,
}

fn read(source: &Source) -> Reading {
    let mut declarations = Declarations::default();
    let Makefile { settings, exported, exports_all } = Makefile::read(source);
    // Which recipe uses the version, and for what, is not known.
    let anything = declarations.environment(Environment {
        kind: EnvironmentKind::Make,
        name: "what uses the version".to_owned(),
        parent: None,
        directory: Value::Unknown,
        operating_system: Value::Unknown,
    });
    let recipes = declarations.environment(Environment {
        kind: EnvironmentKind::Make,
        name: "recipes".to_owned(),
        parent: None,
        directory: Value::Known(source.path().parent()),
        operating_system: Value::Unknown,
    });
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for setting in &settings {
        *times.entry(setting.name.value.as_str()).or_default() += 1;
    }
    for Setting { name, written, is_known } in &settings {
        // What is set twice is set for different cases.
        let is_known = *is_known && times.get(name.value.as_str()) == Some(&1);
        if is_known && VERSIONS.contains(&name.value.as_str()) && written.starts_with(|c: char| c.is_ascii_digit()) {
            declarations.version(GoVersionDeclaration::installed(written.clone(), Scope::Environment(anything)));
        }
        if exports_all || exported.contains(&name.value) {
            let value = if is_known { Value::Known(written.clone()) } else { Value::Unknown };
            declarations.assignment(EnvAssignment {
                name: name.clone(),
                written: written.clone(),
                value,
                environment: recipes,
            });
        }
    }
    declarations.image_builds = recipes::image_builds(source);
    declarations.tools.extend(lint_in_recipes(source, recipes));
    Reading { document: Document::Declared, declarations, problems: Vec::new() }
}

/// The golangci-lint that recipes install. Nothing where one of them says which configuration it is to read, since it cannot be told
/// which recipes go together.
fn lint_in_recipes(source: &Source, recipes: EnvironmentId) -> Vec<ToolPin> {
    let index = source.lines();
    let lines = (1..=index.count()).map(|line| index.span(line));
    let mut pins = Vec::new();
    for span in lines.filter(|span| source.slice(*span).contains("golangci-lint")) {
        let line = source.slice(span).trim_end_matches(['\n', '\r']);
        if ["--config", "--no-config", " -c "].iter().any(|flag| line.contains(flag)) {
            return Vec::new();
        }
        let Some(recipe) = line.strip_prefix('\t') else { continue };
        let recipe = recipe.trim_start_matches(['\t', ' ', '@', '-', '+']);
        let start = span.start + line.len() - recipe.len();
        let script = Literal::verbatim(recipe, Span::new(start, span.start + line.len()), start);
        pins.extend(
            installed_tools(&script, recipes).into_iter().filter(|pin| pin.tool.value.ends_with("golangci-lint")),
        );
    }
    pins
}

/// The variables of a Makefile.
#[derive(Default)]
struct Makefile {
    settings: Vec<Setting>,
    exported: BTreeSet<String>,
    /// Whether `export` stands alone.
    exports_all: bool,
}

impl Makefile {
    fn read(source: &Source) -> Self {
        let mut makefile = Self::default();
        let (_, skipped) = source.without_byte_order_mark();
        let index = source.lines();
        let (mut conditions, mut in_define, mut is_continued) = (0_usize, false, false);
        for span in (1..=index.count()).map(|line| index.span(line)) {
            let start = span.start.max(skipped);
            let line = source.slice(Span::new(start, span.end)).trim_end_matches(['\n', '\r']);
            let continues_another = std::mem::replace(&mut is_continued, line.ends_with('\\'));
            if line.starts_with('\t') || continues_another {
                continue;
            }
            match line.split_whitespace().next().unwrap_or_default() {
                "define" => in_define = true,
                "endef" => in_define = false,
                _ if in_define => {}
                "ifeq" | "ifneq" | "ifdef" | "ifndef" => conditions += 1,
                "endif" => conditions = conditions.saturating_sub(1),
                _ => makefile.line(line, start, conditions == 0 && !is_continued),
            }
        }
        makefile
    }

    /// `NAME = value`, `NAME := value`, `NAME ?= value`, with `export` or `override` before it; `export NAME …`.
    fn line(&mut self, line: &str, start: usize, is_certain: bool) {
        let code = line.get(..comment(line)).unwrap_or_default();
        let (mut rest, mut is_exported) = (code.trim_start(), false);
        while let Some((word, behind)) = rest.split_once([' ', '\t']).filter(|(word, _)| is_modifier(word)) {
            is_exported |= word == "export";
            rest = behind.trim_start();
        }
        let Some((left, right)) = rest.split_once('=') else {
            let names = rest.split_whitespace().map(str::to_owned);
            if is_exported {
                self.exported.extend(names);
            } else if rest.trim() == "export" {
                self.exports_all = true;
            }
            return;
        };
        let (name, appends) = match left.strip_suffix(['?', '+', '!']) {
            Some(name) => (name, left.ends_with(['+', '!'])),
            None => (left.trim_end_matches(':'), false),
        };
        let name = name.trim_end();
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            return;
        }
        let value = right.trim();
        let place = |part: &str| start + (part.as_ptr() as usize - line.as_ptr() as usize);
        let span = |part: &str| Span::new(place(part), place(part) + part.len());
        if is_exported {
            self.exported.insert(name.to_owned());
        }
        self.settings.push(Setting {
            name: Located::new(name.to_owned(), span(name)),
            written: Literal::verbatim(value, span(value), place(value)),
            is_known: is_certain && !appends && !value.contains('$'),
        });
    }
}

fn is_modifier(word: &str) -> bool {
    matches!(word, "export" | "override" | "private")
}

/// Where the comment of a line begins, or the line ends.
fn comment(line: &str) -> usize {
    let begins = |at: &usize| !line.get(..*at).unwrap_or_default().ends_with('\\');
    line.match_indices('#').map(|(at, _)| at).find(begins).unwrap_or(line.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artifact::ImageBuild;
    use crate::artifact::ToolVersion;
    use crate::text::RepoPath;

    fn declared(text: &str) -> (Vec<String>, Vec<(String, Option<String>)>) {
        let source = Source::new(RepoPath::new("Makefile").unwrap(), text);
        let declarations = read(&source).declarations;
        let versions = declarations.versions.iter().map(|version| source.slice(version.span).to_owned()).collect();
        let sets = declarations.assignments.iter();
        let sets =
            sets.map(|set| (set.name.value.clone(), set.known().map(|value| value.as_str().to_owned()))).collect();
        (versions, sets)
    }

    #[test]
    fn literal_versions_are_found() {
        let text = "\u{feff}GO_VERSION ?= 1.22.3 # why\r\nGOLANG_VERSION:=1.21\r\nGOVERSION = $(shell go version)\r\nall: GO_VERSION = 1.0\r\n\tGOVERSION=1.1\r\nMY_GO_VERSION = 1.2\r\n";
        assert_eq!(declared(text).0, ["1.22.3", "1.21"]);
        assert_eq!(declared("ifeq (a,b)\nGO_VERSION = 1.1\nelse\nGO_VERSION = 1.2\nendif\n").0.len(), 0);
        assert_eq!(declared("GOVERSION = go\n").0.len(), 0);
    }

    #[test]
    fn recipes_show_which_images_they_build() {
        let builds = |path: &str, text: &str| {
            let builds = read(&Source::new(RepoPath::new(path).unwrap(), text)).declarations.image_builds;
            let context =
                |build: &ImageBuild| build.context.as_ref().known().map_or("?".to_owned(), ToString::to_string);
            let shown =
                builds.iter().map(|build| format!("{} {} {}", build.file, context(build), build.arguments.join(",")));
            shown.collect::<Vec<String>>()
        };
        let text = "IMAGE = docker build .\nimage: deps\n\t@docker build -t $(IMAGE):$(TAG) --build-arg GO=$(GO) $(ARGS) \\\n\t  -f build/Dockerfile ..\n\tdocker push x\nother:\n\t-cd svc && podman build .\n\tcd $(X) && docker build .\n\tdocker build $(ARGS)\n\tdocker build https://example.com/x.git\n";
        assert_eq!(builds("api/Makefile", text), ["api/build/Dockerfile . GO", "api/svc/Dockerfile api/svc "]);
        assert_eq!(builds("api/docker.mk", text).len(), 0);
    }

    #[test]
    fn recipes_tell_which_golangci_lint_they_install() {
        let installed = |text: &str| {
            let source = Source::new(RepoPath::new("Makefile").unwrap(), text);
            let said = |pin: ToolPin| match pin.version {
                ToolVersion::Written(version) => source.slice(version.content()).to_owned(),
                other => format!("{other:?}"),
            };
            read(&source).declarations.tools.into_iter().map(said).collect::<Vec<_>>().join(" ")
        };
        let fetch = "\t@curl -sSfL https://golangci-lint.run/install.sh | sh -s -- -b $(GOPATH)/bin";
        assert_eq!(installed(&format!("tools:\n{fetch} v1.64.8\r\n")), "v1.64.8");
        assert_eq!(installed(&format!("tools:\n{fetch} $(LINT)\n")), "Unknown");
        assert_eq!(installed(&format!("tools:\n{fetch}\n")), "Unpinned");
        let install = "\tgo install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.9.0\n";
        assert_eq!(installed(&format!("{install}\tgo install mvdan.cc/gofumpt@latest\n")), "v2.9.0");
        assert_eq!(installed(&format!("{install}lint:\n\tgolangci-lint run --config=a.yml\n")), "");
    }

    #[test]
    fn only_what_is_exported_reaches_recipes() {
        let text = "export GOFLAGS := -mod=vendor\nCGO_ENABLED = 0\nGOOS = linux\nexport GOOS GOARCH\nGOARCH = $(ARCH)\noverride export GOPROXY=direct\nexport GOFOO += x\ndefine X\nexport GOBAR = 1\nendef\nexport GOLONG = a \\\n  b\n";
        let set = |name: &str, value: Option<&str>| (name.to_owned(), value.map(str::to_owned));
        let expected = [
            set("GOFLAGS", Some("-mod=vendor")),
            set("GOOS", Some("linux")),
            set("GOARCH", None),
            set("GOPROXY", Some("direct")),
            set("GOFOO", None),
            set("GOLONG", None),
        ];
        assert_eq!(declared(text).1, expected);
        assert_eq!(declared("export\nGOWORK = off\n").1, [set("GOWORK", Some("off"))]);
        assert_eq!(declared("export GOWORK = a\nexport GOWORK = b\n").1, [set("GOWORK", None), set("GOWORK", None)]);
    }
}
