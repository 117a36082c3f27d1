//! go.mod: the module's path, what it requires and replaces, and which Go it asks for.

use crate::artifact::directives::{
    Directive, DirectiveReader, Exclusion, Replacement, Requirement, Retraction, declare_versions, firsts,
};
use crate::artifact::{
    Candidate, Declarations, Document, Installer, Kind, Reading, Scope, ToolPin, ToolVersion, is_template,
};
use crate::syntax::modfile::{self, File, Line, Token};
use crate::syntax::{Problem, ProblemKind};
use crate::text::{Located, RepoPath, Source, Span};

/// go.mod.
pub(super) static GO_MOD: Kind = Kind {
    name: "go.mod",
    lies_in_vendor: false,
    confidential: false,
    comments: Some(modfile::comments),
    claims,
    read,
};

/// The directives of Go 1.27.
const DIRECTIVES: [&str; 10] =
    ["module", "go", "toolchain", "godebug", "require", "exclude", "replace", "retract", "tool", "ignore"];

/// What a go.mod says.
#[derive(Debug, Default)]
pub struct GoMod {
    /// `module`.
    pub module: Option<Directive>,
    /// `go`, whatever is written there.
    pub go: Option<Directive>,
    /// `toolchain`, whatever is written there.
    pub toolchain: Option<Directive>,
    /// `require`, in order.
    pub requirements: Vec<Requirement>,
    /// `exclude`, in order.
    pub exclusions: Vec<Exclusion>,
    /// `replace`, in order.
    pub replacements: Vec<Replacement>,
    /// `tool`, in order.
    pub tools: Vec<Directive>,
    /// `retract`, in order.
    pub retractions: Vec<Retraction>,
    /// `godebug`, in order: each value is a `key=value`.
    pub godebugs: Vec<Directive>,
    /// `ignore`, in order.
    pub ignores: Vec<Directive>,
    /// The first line of each kind of directive that Go has not always known: its word, and where it stands.
    pub firsts: Vec<Located<&'static str>>,
    /// Whether it has no directive at all: such a file only keeps the directory out of the module around it.
    pub is_boundary: bool,
    /// As [`skipped_in_dependencies`] has them, in order.
    skipped_in_dependencies: Vec<Span>,
}

/// A go.mod below a directory that the go command ignores (its name begins with `.` or `_`) belongs to no module of the repository.
fn claims(path: Candidate<'_>) -> bool {
    path.name == "go.mod" && !path.is_ignored_by_go()
}

fn read(source: &Source) -> Reading {
    if is_template(source.text()) {
        return Reading::nothing();
    }
    let file = modfile::parse(source);
    let mut reader = DirectiveReader::of_go_mod(&file, &DIRECTIVES);
    let module = reader.once(&lines(&file, "module"));
    let retractions = file.directives("retract").filter_map(|line| reader.retraction(line, module.as_ref()));
    let retractions = retractions.collect();
    let document = GoMod {
        module,
        go: reader.once(&lines(&file, "go")),
        toolchain: reader.once(&lines(&file, "toolchain")),
        requirements: file.directives("require").filter_map(|line| reader.requirement(line)).collect(),
        exclusions: file.directives("exclude").filter_map(|line| reader.exclusion(line)).collect(),
        replacements: file.directives("replace").filter_map(|line| reader.replacement(line)).collect(),
        tools: file.directives("tool").filter_map(|line| reader.single(line)).collect(),
        retractions,
        godebugs: file.directives("godebug").filter_map(|line| reader.godebug(line)).collect(),
        ignores: file.directives("ignore").filter_map(|line| reader.single(line)).collect(),
        firsts: firsts(&file),
        is_boundary: file.lines.is_empty() && file.is_sound(),
        skipped_in_dependencies: skipped_in_dependencies(&file),
    };
    reader.refuse_others(&file);
    if document.module.is_none() && file.directives("module").next().is_none() && !document.is_boundary {
        reader.problems.push(missing_module());
    }
    let declarations = declarations(&document, &source.path().parent());
    Reading { document: Document::GoMod(Box::new(document)), declarations, problems: reader.problems }
}

/// cmd/go/internal/modload/modfile.go: "missing module declaration".
pub fn missing_module() -> Problem {
    let message = "there is no `module` line, so no go command works here";
    Problem::new(ProblemKind::InvalidModfile, Span::empty(0), message)
        .help("begin the file with `module example.com/path`")
}

/// The lines that the go command passes by where it reads this go.mod as that of a dependency (modfile.ParseLax, Go 1.27): it then reads
/// `module`, `go`, `require` and `ignore` lines, and of `retract` what it understands. What breaks the grammar it refuses.
fn skipped_in_dependencies(file: &File) -> Vec<Span> {
    if !file.is_sound() {
        return Vec::new();
    }
    let reads_block = |verb: &Token| matches!(verb.as_str(), "module" | "require" | "ignore");
    let reads = |line: &&Line| reads_block(&line.verb) || (line.block.is_none() && line.verb.as_str() == "go");
    let lines = file.lines.iter().filter(|line| !reads(line)).map(|line| line.span);
    let verbs = file.blocks.iter().filter(|block| !reads_block(&block.verb)).map(|block| block.verb.span());
    let mut spans: Vec<Span> = lines.chain(verbs).collect();
    spans.sort_unstable();
    spans
}

impl GoMod {
    /// Whether the go command passes what stands at `span` by where it reads this go.mod as that of a dependency.
    pub fn is_skipped_in_dependencies(&self, span: Span) -> bool {
        let after = self.skipped_in_dependencies.partition_point(|line| line.start <= span.start);
        after.checked_sub(1).and_then(|at| self.skipped_in_dependencies.get(at)).is_some_and(|line| line.contains(span))
    }
}

fn lines<'f>(file: &'f File, word: &str) -> Vec<&'f Line> {
    file.directives(word).collect()
}

fn declarations(document: &GoMod, directory: &RepoPath) -> Declarations {
    let mut declarations = Declarations::default();
    declare_versions(document.go.as_ref(), document.toolchain.as_ref(), directory, &mut declarations);
    let scope = Scope::Directory(directory.clone());
    for Directive { value, .. } in &document.tools {
        let tool = Located::new(value.as_str().to_owned(), value.span());
        let (version, installer) = (ToolVersion::ModuleGraph, Installer::Go);
        declarations.tool(ToolPin { tool, version, scope: scope.clone(), installer });
    }
    declarations
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether each problem of a go.mod with `lines` is passed by in a dependency.
    fn skipped(lines: &str) -> Vec<bool> {
        let text = format!("module example.com/b\n{lines}\n");
        let Reading { document, problems, .. } = read(&Source::new(RepoPath::new("go.mod").unwrap(), text));
        let Document::GoMod(file) = document else { return Vec::new() };
        problems.iter().map(|problem| file.is_skipped_in_dependencies(problem.span)).collect()
    }

    #[test]
    fn a_dependency_is_read_as_go_reads_it() {
        for lines in [
            "frob x",
            "frob (\nx\n)",
            "use ./x",
            "go (\n1.20\n)",
            "toolchain",
            "toolchain go1.21.0\ntoolchain go1.21.0",
            "toolchain (\ngo1.21.0\n)",
            "godebug a b",
            "exclude x",
            "replace x",
            "replace a.b/c => x",
            "tool ./x y",
            "retract x",
            "retract v2.0.0",
            "Go 1.20",
        ] {
            assert_eq!(skipped(lines), [true], "{lines:?}");
        }
        for lines in [
            "go",
            "go 1.20 x",
            "go 1.20\ngo 1.20",
            "require x",
            "require a.b/c latest",
            "require a.b/c v2.0.0",
            "ignore a b",
            "module example.com/b",
            "require (",
            "/* x */",
        ] {
            assert_eq!(skipped(lines).first(), Some(&false), "{lines:?}");
        }
    }
}
