//! VS Code settings, wherever they stand: one model of which of the written keys count.

mod tree;

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::OnceLock;

use crate::artifact::{Declarations, EnvAssignment, Environment, EnvironmentId, EnvironmentKind, OperatingSystem};
use crate::syntax::jsonc::{Object, Value as Json, insertion_behind, insertion_into, removal};
use crate::text::{Literal, Located, RepoPath, Source, Span, Value};

use tree::Tree;

pub use tree::Fate;

/// The settings of one file.
#[derive(Debug, Default)]
pub struct Settings {
    /// The object that holds them; none where the file holds none.
    root: Option<Object>,
    tree: Tree,
    /// The blocks for languages, in order.
    blocks: Vec<Block>,
    /// Where those for a language are among them.
    blocks_of: HashMap<String, Vec<usize>>,
    /// The members of the root that set something of the Go extension or of gopls, in order.
    of_go: Vec<usize>,
}

/// A block for languages: `[go]`, `[go][go.mod]`.
#[derive(Debug)]
struct Block {
    /// Which member of the root it is.
    index: usize,
    languages: Vec<String>,
    /// Of its object, once somebody asks.
    tree: OnceLock<Tree>,
}

/// A setting that counts.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'s> {
    /// Its key as written, without the section around it.
    pub key: &'s Literal,
    /// Its value.
    pub value: &'s Json,
    object: &'s Object,
    index: usize,
}

impl<'s> Setting<'s> {
    /// The edits that delete it with its comma, and with its line where it has it for itself.
    pub fn removal(&self, source: &Source) -> Vec<(Span, String)> {
        removal(source.text(), self.object, self.index)
    }

    /// The edit that puts `member` behind it, on a line of its own where it has one itself.
    pub fn insertion_behind(&self, source: &Source, member: &str) -> Option<(Span, String)> {
        insertion_behind(source.text(), self.object, self.index, member)
    }

    /// The edit that puts `member` into its value, behind all that is there; none where that is no object.
    pub fn insertion_into(&self, source: &Source, member: &str) -> Option<(Span, String)> {
        insertion_into(source.text(), self.value.as_object()?, member)
    }

    /// Each member of `object`: of several with one name, the one that counts.
    pub fn members_of(object: &'s Object) -> impl Iterator<Item = Setting<'s>> {
        counting(object)
    }

    /// Each member of a value that is an object: of several with one name, the one that counts.
    pub fn entries(&self) -> impl Iterator<Item = Setting<'s>> + use<'s> {
        self.value.as_object().into_iter().flat_map(counting)
    }
}

/// The member at `index` of `object`.
fn setting_at(object: &Object, index: usize) -> Option<Setting<'_>> {
    let member = object.members.get(index)?;
    Some(Setting { key: &member.name, value: &member.value, object, index })
}

/// The members of an object that count: of several with one name the last, in the place of the first.
fn counting(object: &Object) -> impl Iterator<Item = Setting<'_>> {
    let mut places: HashMap<&str, usize> = HashMap::with_capacity(object.members.len());
    let mut last: Vec<usize> = Vec::with_capacity(object.members.len());
    for (index, member) in object.members.iter().enumerate() {
        match places.entry(member.name.as_str()) {
            Entry::Occupied(place) => last.get_mut(*place.get()).into_iter().for_each(|last| *last = index),
            Entry::Vacant(place) => {
                place.insert(last.len());
                last.push(index);
            }
        }
    }
    last.into_iter().filter_map(|index| {
        let member = object.members.get(index)?;
        Some(Setting { key: &member.name, value: &member.value, object, index })
    })
}

impl Settings {
    /// The settings that `root` holds.
    pub fn new(root: Option<Object>) -> Self {
        let Some(root) = root else { return Self::default() };
        let tree = Tree::of(&root);
        let entries = tree.counting().filter_map(|index| setting_at(&root, index));
        let (mut blocks, mut of_go) = (Vec::new(), Vec::new());
        for setting in entries {
            if setting.key.starts_with('[') && setting.value.as_object().is_some() {
                let languages: Vec<String> = languages(setting.key).map(str::to_owned).collect();
                if !languages.is_empty() {
                    blocks.push(Block { index: setting.index, languages, tree: OnceLock::new() });
                }
            } else if matches!(setting.key.split('.').next(), Some("go" | "gopls")) {
                of_go.push(setting.index);
            }
        }
        let mut blocks_of: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, language) in blocks.iter().enumerate().flat_map(|(at, b)| b.languages.iter().map(move |l| (at, l))) {
            blocks_of.entry(language.clone()).or_default().push(at);
        }
        Self { tree, blocks, blocks_of, of_go, root: Some(root) }
    }

    /// The object that holds them; none where the file holds none.
    pub fn root(&self) -> Option<&Object> {
        self.root.as_ref()
    }

    /// Every top-level key, as written, in order; of several with one name the one that counts.
    pub fn entries(&self) -> impl Iterator<Item = Setting<'_>> {
        self.tree.counting().filter_map(|index| self.top_level(index))
    }

    /// The same, each with what becomes of it among the others.
    pub fn fates(&self) -> impl Iterator<Item = (Setting<'_>, Fate<'_>)> {
        self.root.iter().flat_map(|root| self.tree.fates(root))
    }

    /// The setting called `name`, written as one dotted key or in nested sections, as VS Code finds it: a section object discards
    /// what came before it, one that is no object keeps out what comes behind it, and a dotted key inside a section is never found.
    pub fn get(&self, name: &str) -> Option<Setting<'_>> {
        self.tree.get(self.root.as_ref()?, name)
    }

    /// What the setting called `section` holds: the members of its object, then what longer dotted keys put below it, each by the
    /// rest of its key. What a later section object discards is left out.
    pub fn section(&self, section: &str) -> Vec<(String, Setting<'_>)> {
        self.root.as_ref().map(|root| self.tree.section(root, section)).unwrap_or_default()
    }

    /// What gopls gets in its section, by the last part of each name: gopls throws away what stands before it
    /// (gopls/internal/settings, `Options.Set`, v0.23.0). Of a top-level `"gopls.build.x"` VS Code makes a section, so that gopls gets an
    /// object called `build`, which it refuses whole: such keys are left out.
    pub fn gopls<'s>(&'s self) -> Vec<(String, Setting<'s>)> {
        let received = |(name, setting): (String, Setting<'s>)| {
            let last = name.rsplit('.').next().unwrap_or_default();
            let is_member = setting.key.as_str() == name;
            (is_member || last == name).then(|| (last.to_owned(), setting))
        };
        self.section("gopls").into_iter().filter_map(received).collect()
    }

    /// What `"gopls.REST"` at the top level is to be called within the object of gopls, for a `rest` that begins with a heading of gopls'
    /// list of settings and so reaches gopls as an object called by that; none where no one name is meant.
    pub fn gopls_member(rest: &str) -> Option<&str> {
        const HEADINGS: [&str; 8] = [
            "build",
            "formatting",
            "ui",
            "ui.completion",
            "ui.diagnostic",
            "ui.documentation",
            "ui.inlayhint",
            "ui.navigation",
        ];
        let (heading, name) = rest.rsplit_once('.')?;
        (HEADINGS.contains(&heading) && !HEADINGS.contains(&rest) && !name.is_empty()).then_some(rest)
    }

    /// The blocks of settings for the language called `language` alone or among others: `[go]`, `[go][go.mod]`. VS Code asks the first
    /// kind before the second, and of several of the second the last.
    pub fn language_blocks(&self, language: &str) -> Vec<Setting<'_>> {
        self.blocks_for(language).filter_map(|block| self.top_level(block.index)).collect()
    }

    /// Every block of settings for languages, with those languages, in order.
    pub fn all_language_blocks(&self) -> impl Iterator<Item = (Setting<'_>, &[String])> {
        self.blocks.iter().filter_map(|block| Some((self.top_level(block.index)?, block.languages.as_slice())))
    }

    /// The setting called `name` in a block for `language`, where one has it.
    pub fn get_for(&self, language: &str, name: &str) -> Option<Setting<'_>> {
        self.blocks_for(language).find_map(|block| {
            let object = self.top_level(block.index)?.value.as_object()?;
            block.tree.get_or_init(|| Tree::of(object)).get(object, name)
        })
    }

    fn blocks_for(&self, language: &str) -> impl Iterator<Item = &Block> {
        let named = self.blocks_of.get(language).into_iter().flatten().rev().filter_map(|at| self.blocks.get(*at));
        let (single, combined): (Vec<&Block>, Vec<&Block>) = named.partition(|block| block.languages.len() == 1);
        single.into_iter().chain(combined)
    }

    fn top_level(&self, index: usize) -> Option<Setting<'_>> {
        setting_at(self.root.as_ref()?, index)
    }

    /// Whether any setting of the Go extension or of gopls is written.
    pub fn speaks_of_go(&self) -> bool {
        !self.of_go.is_empty()
    }

    /// The top-level keys of the Go extension and of gopls.
    pub fn go_settings(&self) -> impl Iterator<Item = Setting<'_>> {
        self.of_go.iter().filter_map(|index| self.top_level(*index))
    }

    /// Declares the variables that the settings set, for commands that start in `directory`, in an editor that runs within the
    /// environment `around`.
    pub(super) fn declare(
        &self,
        directory: &Value<RepoPath>,
        around: Option<EnvironmentId>,
        declarations: &mut Declarations,
    ) {
        let mut environment = |kind, name: &str, parent| {
            let directory = directory.clone();
            let operating_system = match kind {
                EnvironmentKind::Terminal(system) => Value::Known(system),
                _ => Value::Unknown,
            };
            let name = name.to_owned();
            declarations.environment(Environment { kind, name, parent, directory, operating_system })
        };
        let tools = environment(EnvironmentKind::EditorTools, "the editor's tools", around);
        let gopls = environment(EnvironmentKind::Gopls, "gopls", Some(tools));
        let tests = environment(EnvironmentKind::EditorTests, "tests run from the editor", Some(tools));
        let terminal = |os| EnvironmentKind::Terminal(os);
        let terminals = [
            (environment(terminal(OperatingSystem::Linux), "the editor's terminal on Linux", around), "linux"),
            (environment(terminal(OperatingSystem::MacOs), "the editor's terminal on macOS", around), "osx"),
            (environment(terminal(OperatingSystem::Windows), "the editor's terminal on Windows", around), "windows"),
        ];
        declare_all(self.section("go.toolsEnvVars"), tools, resolved_by_extension, declarations);
        declare_all(self.section("go.testEnvVars"), tests, resolved_by_extension, declarations);
        declare_all(self.gopls_env(), gopls, |_| false, declarations);
        for (terminal, os) in terminals {
            let entries = self.section(&format!("terminal.integrated.env.{os}"));
            declare_all(entries, terminal, |value| value.contains("${"), declarations);
        }
    }

    /// The variables that gopls is given. It takes `"build.env"` as a member of its object, and not as a top-level `"gopls.build.env"`,
    /// of which VS Code makes a section called `build`.
    pub fn gopls_env(&self) -> Vec<(String, Setting<'_>)> {
        let members = self.get("gopls").into_iter().flat_map(|gopls| gopls.entries());
        let dotted = members.filter(|entry| entry.key.ends_with(".env")).flat_map(|env| env.entries());
        let mut found = self.section("gopls.env");
        found.extend(dotted.map(|entry| (entry.key.as_str().to_owned(), entry)));
        found
    }
}

fn declare_all(
    entries: Vec<(String, Setting<'_>)>,
    environment: EnvironmentId,
    is_unknown: impl Fn(&str) -> bool,
    declarations: &mut Declarations,
) {
    for (name, entry) in entries {
        let kind = declarations.get(environment).map(|environment| environment.kind);
        let is_of_process = matches!(kind, Some(EnvironmentKind::EditorTools | EnvironmentKind::EditorTests));
        let plain = if is_of_process { as_node_spells(entry.value) } else { None };
        let Some(written) = entry.value.as_literal().or(plain.as_ref()) else { continue };
        let value = if is_unknown(written) { Value::Unknown } else { Value::Known(written.clone()) };
        let span = entry.key.part_of(entry.key.get(entry.key.len() - name.len()..).unwrap_or_default());
        let span = if name == entry.key.as_str() { entry.key.span() } else { span };
        declarations.assignment(EnvAssignment {
            name: Located::new(name, span),
            written: written.clone(),
            value,
            environment,
        });
    }
}

/// The text that a process gets for a value that is no string: the Go extension hands it on as it is, and Node makes a text of it
/// (goEnv.ts, `newEnvironment`). None for a number that JavaScript may spell otherwise, and for what is no one value.
fn as_node_spells(value: &Json) -> Option<Literal> {
    let span = value.span();
    let spelled = match value {
        Json::Null(_) => "null",
        Json::Bool(is) if is.value => "true",
        Json::Bool(_) => "false",
        Json::Number(number) => number.value.as_str(),
        _ => return None,
    };
    let digits = spelled.strip_prefix('-').unwrap_or(spelled);
    let is_integer = digits.len() <= 15 && digits.bytes().all(|byte| byte.is_ascii_digit()) && digits != "0";
    let is_plain = !matches!(value, Json::Number(_)) || spelled == "0" || (is_integer && !digits.starts_with('0'));
    is_plain.then(|| Literal::verbatim(spelled, span, span.start))
}

/// Whether the Go extension puts something else in place of a part of the value (util.ts: `resolvePath`, `substituteEnv`).
fn resolved_by_extension(value: &str) -> bool {
    value.contains("${") || value.starts_with('~')
}

/// The languages that a key like `[go][go.mod]` names; none for a key that is no such block.
fn languages(key: &str) -> impl Iterator<Item = &str> {
    let inner = key.strip_prefix('[').and_then(|key| key.strip_suffix(']'));
    inner.into_iter().flat_map(|inner| inner.split("][")).map(str::trim)
}

#[cfg(test)]
mod tests;
