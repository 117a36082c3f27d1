//! The texts that settings of the Go extension and of gopls hold, each with what its reader replaces in it.

use std::ops::Range;

use crate::artifact::Setting;
use crate::facts::vscode_go::{Shape, Substitution, substitutions};
use crate::syntax::jsonc::Value as Json;
use crate::text::Literal;

use super::{EditorSettings, Repository};

/// One text of a setting.
#[derive(Clone, Debug)]
pub struct EditorText<'r> {
    /// What people call its place: "`go.goroot`", "`GOPATH` in `go.toolsEnvVars`".
    pub name: String,
    /// The text.
    pub literal: &'r Literal,
    /// What it is for.
    pub role: TextRole<'r>,
    /// What is replaced in its setting.
    pub substitution: &'static Substitution,
    /// Which bytes of it go through the replacement of folder variables and of a leading `~`.
    pub path: Option<Range<usize>>,
}

/// What a text is for.
#[derive(Clone, Copy, Debug)]
pub enum TextRole<'r> {
    /// It names a file or a directory.
    Path,
    /// It is the value of that variable.
    Variable(&'r str),
    /// It is one argument of a command; what stands before it, if that is one too.
    Argument(Option<&'r Literal>),
    /// It is a list of build tags.
    Tags,
    /// gopls makes of it what it will.
    Gopls,
}

impl<'r> EditorSettings<'r> {
    /// Every text in settings of the Go extension and of gopls that variables are put into.
    pub fn texts(&self) -> Vec<EditorText<'r>> {
        if !self.settings.speaks_of_go() {
            return Vec::new();
        }
        substitutions().flat_map(|substitution| self.texts_of(substitution)).collect()
    }

    fn texts_of(&self, substitution: &'static Substitution) -> Vec<EditorText<'r>> {
        let name = substitution.name();
        match substitution.shape() {
            Shape::Text => {
                self.settings.get(name).and_then(|setting| single(setting, substitution)).into_iter().collect()
            }
            Shape::Members => {
                let members = self.settings.section(name).into_iter();
                members.filter_map(|(key, member)| self::member(&key, member, substitution)).collect()
            }
            Shape::Arguments => {
                self.settings.get(name).map(|setting| arguments(setting, substitution)).unwrap_or_default()
            }
            Shape::Nested => self.gopls_texts(substitution),
        }
    }

    fn gopls_texts(&self, substitution: &'static Substitution) -> Vec<EditorText<'r>> {
        let mut found = Vec::new();
        for (name, setting) in self.settings.gopls() {
            if name != "env" {
                collect(&name, setting.value, substitution, &mut found);
            }
        }
        let variables = self.settings.gopls_env().into_iter();
        found.extend(variables.filter_map(|(_, entry)| {
            let name = format!("`{}` in gopls's `env`", entry.key.as_str());
            let role = TextRole::Variable(entry.key.as_str());
            Some(EditorText { name, literal: entry.value.as_literal()?, role, substitution, path: None })
        }));
        found
    }
}

fn single<'r>(setting: Setting<'r>, substitution: &'static Substitution) -> Option<EditorText<'r>> {
    let literal = setting.value.as_literal()?;
    let is_list = matches!(substitution.name(), "go.buildTags" | "go.testTags");
    let role = if is_list { TextRole::Tags } else { TextRole::Path };
    let path = substitution.path_in(literal, None);
    Some(EditorText { name: format!("`{}`", substitution.name()), literal, role, substitution, path })
}

fn member<'r>(key: &str, member: Setting<'r>, substitution: &'static Substitution) -> Option<EditorText<'r>> {
    let literal = member.value.as_literal()?;
    let key_start = member.key.len() - key.len();
    let role = match substitution.name() {
        "go.alternateTools" => TextRole::Path,
        _ => TextRole::Variable(member.key.as_str().get(key_start..)?),
    };
    let name = format!("`{key}` in `{}`", substitution.name());
    Some(EditorText { name, literal, role, substitution, path: substitution.path_in(literal, None) })
}

fn arguments<'r>(setting: Setting<'r>, substitution: &'static Substitution) -> Vec<EditorText<'r>> {
    let elements = setting.value.as_array().map(|array| array.elements.as_slice()).unwrap_or_default();
    let mut before: Option<&'r Literal> = None;
    let mut found = Vec::new();
    for element in elements {
        let literal = element.as_literal();
        found.extend(literal.map(|literal| EditorText {
            name: format!("`{}`", substitution.name()),
            literal,
            role: TextRole::Argument(before),
            substitution,
            path: substitution.path_in(literal, before.map(Literal::as_str)),
        }));
        before = literal;
    }
    found
}

/// Every string in `value`, which is what gopls gets as `name`.
fn collect<'r>(name: &str, value: &'r Json, substitution: &'static Substitution, found: &mut Vec<EditorText<'r>>) {
    match value {
        Json::String(literal) => {
            let name = format!("gopls's `{name}`");
            found.push(EditorText { name, literal, role: TextRole::Gopls, substitution, path: None });
        }
        Json::Array(array) => array.elements.iter().for_each(|element| collect(name, element, substitution, found)),
        Json::Object(object) => {
            object.members.iter().for_each(|member| collect(name, &member.value, substitution, found));
        }
        _ => {}
    }
}

impl EditorText<'_> {
    /// Whether the folder variables and a leading `~` are replaced in the bytes `range`.
    pub fn is_path_at(&self, range: &Range<usize>) -> bool {
        self.path.as_ref().is_some_and(|path| path.start <= range.start && range.end <= path.end)
    }

    /// Whether the setting knows them at all, if only elsewhere in its arguments.
    pub fn knows_folders(&self) -> bool {
        self.substitution.has_folders()
    }
}

impl<'t> Repository<'t> {
    /// The setting called `name` that is in force beside `editor`'s own: the one of the same file, else that of another file for one of
    /// the same folders.
    pub fn setting_beside<'r>(
        &'r self,
        editor: &EditorSettings<'r>,
        name: &str,
    ) -> Option<(EditorSettings<'r>, Setting<'r>)>
    where
        't: 'r,
    {
        if let Some(setting) = editor.settings.get(name) {
            return Some((editor.clone(), setting));
        }
        let shares_folder =
            |other: &EditorSettings<'r>| other.folders.iter().any(|folder| editor.folders.contains(folder));
        self.editor_settings().filter(shares_folder).find_map(|other| Some((other.clone(), other.settings.get(name)?)))
    }

    /// Whether the extension starts gopls with `editor`'s settings.
    pub fn starts_gopls(&self, editor: &EditorSettings<'_>) -> bool {
        let switch = self.editor_settings().filter(|other| other.folders.iter().any(|it| editor.folders.contains(it)));
        switch
            .filter_map(|other| Some(other.settings.get("go.useLanguageServer")?.value.as_bool() == Some(true)))
            .all(|is_on| is_on)
    }
}
