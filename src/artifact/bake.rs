//! `docker-bake.hcl` and `docker-bake.json`: which images `docker buildx bake` builds from which directory, and which arguments it gives
//! them. Only what is literal is read.

use std::collections::BTreeSet;

use crate::artifact::{Candidate, Declarations, Document, ImageBuild, Kind, Reading};
use crate::syntax::jsonc::{self, Object, Value as Json};
use crate::text::{RepoPath, Source, Value};

/// `docker-bake.hcl`, `docker-bake.override.json` and the like (docs.docker.com/build/bake/reference, *File format*).
pub(super) static BAKE: Kind =
    Kind { name: "bake file", lies_in_vendor: false, confidential: false, comments: None, claims, read };

fn claims(path: Candidate<'_>) -> bool {
    path.name.strip_prefix("docker-bake.").is_some_and(|rest| matches!(rest.rsplit('.').next(), Some("hcl" | "json")))
}

/// What one target says.
#[derive(Debug, Default)]
struct Target {
    name: String,
    /// Unknown where it is computed.
    context: Option<Value<String>>,
    dockerfile: Option<Value<String>>,
    /// The targets that it takes over from, the later first.
    inherits: Vec<String>,
    arguments: Vec<String>,
    /// Whether the Dockerfile stands in the file itself.
    is_inline: bool,
}

/// Targets that take over from each other are followed no further than this.
const DEPTH: usize = 8;

/// Of more targets than this none is read; no person writes such a file.
const TARGETS: usize = 500;

fn read(source: &Source) -> Reading {
    let targets = if source.path().file_name().ends_with(".json") {
        let root = jsonc::parse(source).root.and_then(Json::into_object);
        root.as_ref().and_then(|root| root.get("target")).and_then(Json::as_object).map(of_json).unwrap_or_default()
    } else {
        Hcl::targets(source.text())
    };
    let directory = source.path().parent();
    let mut declarations = Declarations::default();
    if targets.len() <= TARGETS {
        declarations.image_builds = targets.iter().filter_map(|target| build(target, &targets, &directory)).collect();
    }
    Reading { document: Document::Declared, declarations, problems: Vec::new() }
}

/// What `target` builds. Paths are relative to where bake is run, which is where its file lies.
fn build(target: &Target, all: &[Target], directory: &RepoPath) -> Option<ImageBuild> {
    let family = family(target, all);
    // What only others take over from is called so.
    if target.name.starts_with('_') || family.iter().any(|target| target.is_inline) {
        return None;
    }
    let said =
        |value: fn(&Target) -> Option<&Value<String>>, default: &str| match family.iter().find_map(|one| value(one)) {
            Some(value) => value.clone().known(),
            None => Some(default.to_owned()),
        };
    let context = said(|target| target.context.as_ref(), ".")?;
    let dockerfile = said(|target| target.dockerfile.as_ref(), "Dockerfile")?;
    let context = directory.join(&context).ok().filter(|_| !context.contains(':'))?;
    let arguments: BTreeSet<String> = family.iter().flat_map(|target| target.arguments.iter().cloned()).collect();
    let file = context.join(&dockerfile).ok()?;
    Some(ImageBuild { file, context: Value::Known(context), arguments: arguments.into_iter().collect() })
}

/// The target and those that it takes over from, the nearest first.
fn family<'t>(target: &'t Target, all: &'t [Target]) -> Vec<&'t Target> {
    let mut found = vec![target];
    let mut at = 0;
    while let Some(one) = found.get(at).copied().filter(|_| found.len() < DEPTH) {
        let named = |name: &String| all.iter().find(|target| target.name == *name);
        found.extend(one.inherits.iter().filter_map(named));
        at += 1;
    }
    found
}

fn of_json(targets: &Object) -> Vec<Target> {
    let text = |value: &Json| value.as_str().map_or(Value::Unknown, literal);
    let target = |member: &jsonc::Member| {
        let object = member.value.as_object()?;
        let names = |name: &str| object.get(name).and_then(Json::as_object).map(|object| &object.members);
        let list = object.get("inherits").and_then(Json::as_array).map(|array| &array.elements);
        let inherits = list.into_iter().flatten().rev().filter_map(Json::as_str).map(str::to_owned);
        Some(Target {
            name: member.name.as_str().to_owned(),
            context: object.get("context").map(text),
            dockerfile: object.get("dockerfile").map(text),
            inherits: inherits.collect(),
            arguments: names("args").into_iter().flatten().map(|argument| argument.name.as_str().to_owned()).collect(),
            is_inline: object.get("dockerfile-inline").is_some(),
        })
    };
    targets.members.iter().filter_map(target).collect()
}

fn literal(text: &str) -> Value<String> {
    if text.contains(['$', '%', '\\']) { Value::Unknown } else { Value::Known(text.to_owned()) }
}

/// A token of HCL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'t> {
    Name(&'t str),
    Text(&'t str),
    Sign(char),
    LineEnd,
}

/// Reads the blocks called `target`, one token after another.
#[derive(Default)]
struct Hcl {
    targets: Vec<Target>,
    /// How many brackets are open.
    depth: usize,
    /// The attribute of the target that is being read.
    attribute: String,
    in_target: bool,
}

impl Hcl {
    fn targets(text: &str) -> Vec<Target> {
        let tokens: Vec<Token<'_>> = Tokens { text, at: 0 }.collect();
        let mut reader = Self::default();
        for (number, token) in tokens.iter().enumerate() {
            let ahead = |by: usize| tokens.get(number + by).copied().unwrap_or(Token::LineEnd);
            reader.token(*token, ahead(1), ahead(2));
        }
        reader.targets
    }

    fn token(&mut self, token: Token<'_>, next: Token<'_>, after: Token<'_>) {
        match (token, next) {
            (Token::Name("target"), Token::Text(name) | Token::Name(name))
                if self.depth == 0 && after == Token::Sign('{') =>
            {
                self.in_target = true;
                self.targets.push(Target { name: name.to_owned(), ..Target::default() });
            }
            (Token::Sign('{' | '[' | '('), _) => self.depth += 1,
            (Token::Sign('}' | ']' | ')'), _) => {
                self.depth = self.depth.saturating_sub(1);
                self.in_target &= self.depth > 0;
            }
            (Token::Name(name), Token::Sign('=' | '{')) if self.in_target && self.depth == 1 => {
                self.attribute(name, next, after);
            }
            (Token::Name(name) | Token::Text(name), Token::Sign('=' | ':'))
                if self.in_target && self.depth == 2 && self.attribute == "args" && after != Token::Name("null") =>
            {
                self.last(|target| target.arguments.push(name.to_owned()));
            }
            (Token::Text(name), _) if self.in_target && self.depth == 2 && self.attribute == "inherits" => {
                self.last(|target| target.inherits.insert(0, name.to_owned()));
            }
            _ => {}
        }
    }

    fn last(&mut self, change: impl FnOnce(&mut Target)) {
        if let Some(target) = self.targets.last_mut() {
            change(target);
        }
    }

    fn attribute(&mut self, name: &str, next: Token<'_>, value: Token<'_>) {
        name.clone_into(&mut self.attribute);
        let value = match value {
            Token::Text(text) if next == Token::Sign('=') => literal(text),
            _ => Value::Unknown,
        };
        self.last(|target| match name {
            "context" => target.context = Some(value),
            "dockerfile" => target.dockerfile = Some(value),
            "dockerfile-inline" => target.is_inline = true,
            _ => {}
        });
    }
}

struct Tokens<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Tokens<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Takes what comes before `end`, and `end` too.
    fn up_to(&mut self, end: &str) -> &'t str {
        let rest = self.rest();
        let length = rest.find(end).unwrap_or(rest.len());
        self.at += (length + end.len()).min(rest.len());
        rest.get(..length).unwrap_or_default()
    }

    /// What follows a quote, with what `${…}` holds, other quotes too.
    fn string(&mut self) -> &'t str {
        let rest = self.rest();
        let (mut open, mut escaped) = (0_usize, false);
        for (at, byte) in rest.bytes().enumerate() {
            match byte {
                _ if std::mem::take(&mut escaped) => {}
                b'\\' => escaped = true,
                b'{' if open > 0 || rest.get(..at).is_some_and(|before| before.ends_with(['$', '%'])) => open += 1,
                b'}' => open = open.saturating_sub(1),
                b'"' if open == 0 => {
                    self.at += at + 1;
                    return rest.get(..at).unwrap_or_default();
                }
                b'\n' => break,
                _ => {}
            }
        }
        self.up_to("\n")
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        loop {
            let rest = self.rest();
            let first = rest.chars().next()?;
            if rest.starts_with("//") || first == '#' {
                self.up_to("\n");
                return Some(Token::LineEnd);
            }
            if rest.starts_with("/*") {
                self.up_to("*/");
                continue;
            }
            if let Some(behind) = rest.strip_prefix("<<") {
                let word = behind.lines().next().unwrap_or_default().trim_start_matches('-').trim();
                self.up_to("\n");
                while !self.rest().is_empty() && self.up_to("\n").trim() != word {}
                return Some(Token::LineEnd);
            }
            let is_of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
            let length = rest.find(|c| !is_of_name(c)).unwrap_or(rest.len());
            if length > 0 {
                self.at += length;
                return Some(Token::Name(rest.get(..length).unwrap_or_default()));
            }
            self.at += first.len_utf8();
            match first {
                '\n' => return Some(Token::LineEnd),
                '"' => return Some(Token::Text(self.string())),
                c if c.is_whitespace() => {}
                sign => return Some(Token::Sign(sign)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn builds(path: &str, text: &str) -> Vec<String> {
        let builds = read(&Source::new(RepoPath::new(path).unwrap(), text)).declarations.image_builds;
        let context = |build: &ImageBuild| build.context.as_ref().known().map_or("?".to_owned(), ToString::to_string);
        let shown =
            builds.iter().map(|build| format!("{} {} {}", build.file, context(build), build.arguments.join(",")));
        shown.collect()
    }

    #[test]
    fn targets_say_what_they_build_and_which_arguments_they_give() {
        let hcl = "variable \"GO_VERSION\" {\n  default = null\n}\n// no target \"x\" {\ntarget \"_common\" {\n  args = {\n    GO_VERSION = GO_VERSION\n    \"A\" : \"${B}}\"\n    NONE = null\n  }\n}\ntarget \"binary\" {\n  inherits = [\"_common\"]\n  target = \"x\"\n}\ntarget docs { # why\n  context = \"docs\"\n  dockerfile = \"build/Dockerfile\"\n  args { C = 1 }\n  tags = [\"x:${notequal(\"\", V) ? V : \"local\"}\"]\n}\ntarget \"computed\" { context = \"${X}\" }\ntarget \"inline\" {\n  dockerfile-inline = <<EOT\nFROM x\ntarget \"y\" {\nEOT\n}\ntarget \"remote\" { context = \"https://example.com/x.git\" }\n";
        assert_eq!(builds("docker-bake.hcl", hcl), ["Dockerfile . A,GO_VERSION", "docs/build/Dockerfile docs C"]);
        let json = "{\"target\": {\"a\": {\"context\": \"..\", \"inherits\": [\"b\"], \"args\": {\"X\": \"1\"}}, \"b\": {\"dockerfile\": \"b.Dockerfile\"}}}";
        assert_eq!(builds("svc/docker-bake.json", json), ["b.Dockerfile . X", "svc/b.Dockerfile svc "]);
    }

    #[test]
    fn hostile_files_are_read_in_time() {
        for text in
            ["target \"", "target a {", "\"${\"${\"${", "<<", "/*", "target a { args = { b", "}}}}", "é = \"é\n"]
        {
            assert_eq!(builds("docker-bake.hcl", text).len(), usize::from(text.contains("a {")), "{text}");
        }
        let circle = "target a { inherits = [\"b\"] }\ntarget b { inherits = [\"a\"] }\n";
        assert_eq!(builds("docker-bake.hcl", circle).len(), 2);
    }

    #[test]
    fn its_names_are_claimed() {
        let claimed = |name| claims(Candidate { directory: "", name });
        assert!(claimed("docker-bake.hcl") && claimed("docker-bake.json") && claimed("docker-bake.override.hcl"));
        assert!(!claimed("bake.hcl") && !claimed("docker-bake.md"));
    }
}
