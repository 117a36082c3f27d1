//! go.work: which modules make up a workspace, and which Go it asks for.

use crate::artifact::directives::{Directive, DirectiveReader, Replacement, declare_versions, firsts};
use crate::artifact::{Candidate, Declarations, Document, Kind, Reading, is_template};
use crate::syntax::modfile::{self, Line};
use crate::text::{Located, Source};

/// go.work.
pub(super) static GO_WORK: Kind = Kind {
    name: "go.work",
    lies_in_vendor: false,
    confidential: false,
    comments: Some(modfile::comments),
    claims,
    read,
};

/// The directives of Go 1.27.
const DIRECTIVES: [&str; 5] = ["go", "toolchain", "godebug", "use", "replace"];

/// What a go.work says.
#[derive(Debug, Default)]
pub struct GoWork {
    /// `go`, whatever is written there.
    pub go: Option<Directive>,
    /// `toolchain`, whatever is written there.
    pub toolchain: Option<Directive>,
    /// `use`, in order.
    pub uses: Vec<Directive>,
    /// `replace`, in order.
    pub replacements: Vec<Replacement>,
    /// `godebug`, in order: each value is a `key=value`.
    pub godebugs: Vec<Directive>,
    /// The first line of each kind of directive that Go has not always known: its word, and where it stands.
    pub firsts: Vec<Located<&'static str>>,
}

fn claims(path: Candidate<'_>) -> bool {
    path.name == "go.work" && !path.is_ignored_by_go()
}

fn read(source: &Source) -> Reading {
    if is_template(source.text()) {
        return Reading::nothing();
    }
    let file = modfile::parse(source);
    let mut reader = DirectiveReader::of_go_work(&file, &DIRECTIVES);
    let lines = |word| file.directives(word).collect::<Vec<&Line>>();
    let document = GoWork {
        go: reader.once(&lines("go")),
        toolchain: reader.once(&lines("toolchain")),
        uses: file.directives("use").filter_map(|line| reader.single(line)).collect(),
        replacements: file.directives("replace").filter_map(|line| reader.replacement(line)).collect(),
        godebugs: file.directives("godebug").filter_map(|line| reader.godebug(line)).collect(),
        firsts: firsts(&file),
    };
    reader.refuse_others(&file);
    let mut declarations = Declarations::default();
    let directory = source.path().parent();
    declare_versions(document.go.as_ref(), document.toolchain.as_ref(), &directory, &mut declarations);
    Reading { document: Document::GoWork(Box::new(document)), declarations, problems: reader.problems }
}
