//! What a release contributes: a setting, a property of one, an attribute of a launch configuration. Each with its history.

use super::release::ExtensionRelease;

/// What held from which release on, oldest first; nothing before the first.
pub type History<T> = &'static [(ExtensionRelease, T)];

/// What held in `release`.
pub fn at<T: Copy>(history: History<T>, release: ExtensionRelease) -> Option<T> {
    let later = history.partition_point(|(since, _)| *since <= release);
    history.get(later.checked_sub(1)?).map(|(_, value)| *value)
}

/// A setting, one of its properties, the items of its array, or an attribute.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Its name: in full for a setting, alone for a property, empty for items.
    pub name: &'static str,
    /// From which release to which.
    pub life: Life,
    /// The kinds of value that it takes.
    pub types: History<Types>,
    /// The values that it is confined to; empty where it is not.
    pub values: History<&'static [Scalar]>,
    /// The default, as JSON; empty where there is none.
    pub defaults: History<&'static str>,
    /// Where it may be written.
    pub scopes: History<Scope>,
    /// Whether it takes only the properties listed here.
    pub closed: History<bool>,
    /// Since when upstream calls it deprecated.
    pub deprecation: Option<Deprecation>,
    /// The values that upstream calls deprecated, and since when.
    pub deprecated_values: &'static [(&'static str, ExtensionRelease)],
    /// The name of the setting that does its work now.
    pub replacement: Option<&'static str>,
    /// Its properties, by name.
    pub properties: &'static [Setting],
    /// The items of its array.
    pub items: Option<&'static Setting>,
}

/// What the tables' entries are written on top of.
pub(super) const BLANK: Setting = Setting {
    name: "",
    life: since(ExtensionRelease::new(0, 0, 0)),
    types: &[],
    values: &[],
    defaults: &[],
    scopes: &[],
    closed: &[],
    deprecation: None,
    deprecated_values: &[],
    replacement: None,
    properties: &[],
    items: None,
};

/// From which release to which something was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Life {
    /// The first release of any channel that has it.
    pub since: ExtensionRelease,
    /// The first stable release that has it; none so far for what is in pre-releases only.
    pub stable: Option<ExtensionRelease>,
    /// The first release of any channel that lacks it again.
    pub removed: Option<ExtensionRelease>,
    /// The first stable release that lacks it again.
    pub removed_stable: Option<ExtensionRelease>,
    /// Releases in between that lacked it, first and last.
    pub absent: &'static [(ExtensionRelease, ExtensionRelease)],
}

/// The life of what came with a stable `release` and is still there.
pub(super) const fn since(release: ExtensionRelease) -> Life {
    Life { since: release, stable: Some(release), removed: None, removed_stable: None, absent: &[] }
}

/// What a release makes of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It came later.
    NotYet,
    /// It is there.
    Present,
    /// It was there, until the release named.
    Gone(ExtensionRelease),
}

impl Life {
    /// What `release` makes of it.
    pub fn standing(&self, release: ExtensionRelease) -> Standing {
        let gap = self.absent.iter().find(|(first, last)| (*first..=*last).contains(&release));
        match (self.removed, gap) {
            _ if release < self.since => Standing::NotYet,
            (Some(removed), _) if removed <= release => Standing::Gone(self.removed_stable.unwrap_or(removed)),
            (_, Some((first, _))) => Standing::Gone(*first),
            _ => Standing::Present,
        }
    }
}

/// Since when something is deprecated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deprecation {
    /// The first release that says so.
    pub since: ExtensionRelease,
    /// The last that says so, where a later one says so no more.
    pub until: Option<ExtensionRelease>,
}

/// Kinds of JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Types(u8);

impl Types {
    /// Whatever is written.
    pub const ANY: Self = Self(0);
    /// `null`.
    pub const NULL: Self = Self(1);
    /// `true` and `false`.
    pub const BOOLEAN: Self = Self(2);
    /// Numbers.
    pub const NUMBER: Self = Self(4);
    /// Strings.
    pub const STRING: Self = Self(8);
    /// Arrays.
    pub const ARRAY: Self = Self(16);
    /// Objects.
    pub const OBJECT: Self = Self(32);

    /// These and those.
    pub const fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether a value of kind `one` is among them.
    pub const fn takes(self, one: Self) -> bool {
        self.0 == 0 || self.0 & one.0 != 0
    }

    /// Their names, each with its article.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        const NAMES: [(Types, &str); 6] = [
            (Types::STRING, "a string"),
            (Types::BOOLEAN, "a boolean"),
            (Types::NUMBER, "a number"),
            (Types::ARRAY, "an array"),
            (Types::OBJECT, "an object"),
            (Types::NULL, "null"),
        ];
        NAMES.into_iter().filter(move |(one, _)| self.0 & one.0 != 0).map(|(_, name)| name)
    }
}

/// A value that a setting may be confined to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scalar {
    /// A string.
    Text(&'static str),
    /// A number, as it is spelled.
    Number(&'static str),
    /// A truth value.
    Bool(bool),
}

impl Scalar {
    /// As it is spelled, without quotes.
    pub const fn as_str(self) -> &'static str {
        match self {
            Scalar::Text(text) | Scalar::Number(text) => text,
            Scalar::Bool(true) => "true",
            Scalar::Bool(false) => "false",
        }
    }
}

/// Where VS Code lets a setting be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// For a window: not in a folder of a workspace with several.
    Window,
    /// For each folder.
    Resource,
    /// For a machine: not in a repository.
    Machine,
    /// For a machine, and a repository may say otherwise.
    MachineOverridable,
}

impl Setting {
    /// Its property called `name`.
    pub fn property(&self, name: &str) -> Option<&'static Setting> {
        find(self.properties, name)
    }

    /// The kinds of value that `release` takes.
    pub fn types(&self, release: ExtensionRelease) -> Types {
        at(self.types, release).unwrap_or(Types::ANY)
    }

    /// The values that `release` confines it to; empty where it does not.
    pub fn values(&self, release: ExtensionRelease) -> &'static [Scalar] {
        at(self.values, release).unwrap_or_default()
    }

    /// The default in `release`, as JSON.
    pub fn default(&self, release: ExtensionRelease) -> Option<&'static str> {
        at(self.defaults, release).filter(|json| !json.is_empty())
    }

    /// Where it may be written in `release`.
    pub fn scope(&self, release: ExtensionRelease) -> Option<Scope> {
        at(self.scopes, release)
    }

    /// Whether `release` takes only the properties listed here.
    pub fn is_closed(&self, release: ExtensionRelease) -> bool {
        at(self.closed, release).unwrap_or(false)
    }

    /// Since when it is deprecated, where `release` calls it so.
    pub fn deprecated(&self, release: ExtensionRelease) -> Option<ExtensionRelease> {
        let deprecation = self.deprecation?;
        let holds = deprecation.since <= release && deprecation.until.is_none_or(|until| release <= until);
        holds.then_some(deprecation.since)
    }

    /// The releases that began and ended to offer `value`, where any ever did.
    pub fn life_of_value(&self, value: Scalar) -> Option<Life> {
        let offers = |(_, values): &(ExtensionRelease, &[Scalar])| values.contains(&value);
        let first = self.values.iter().position(offers)?;
        let since = self.values.get(first)?.0;
        let gone = self.values.iter().skip(first).find(|run| !run.1.is_empty() && !offers(run)).map(|run| run.0);
        Some(Life { removed: gone, ..self::since(since) })
    }
}

/// The entry called `name` of a table that is sorted by name.
pub(super) fn find(settings: &'static [Setting], name: &str) -> Option<&'static Setting> {
    settings.get(settings.binary_search_by(|setting| setting.name.cmp(name)).ok()?)
}
