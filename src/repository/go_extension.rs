//! The settings of the Go extension as a file writes them, and the release that reads them.

use crate::artifact::{Setting as Written, Settings, ToolVersion};
use crate::diagnostic::Site;
use crate::facts::vscode_go::{Channel, ExtensionRelease, Life, Place, Setting, Standing, attribute, newest, place};
use crate::syntax::jsonc::Object;

use super::Repository;

/// The release of the Go extension that reads a repository's settings.
#[derive(Clone, Debug)]
pub struct ExtensionInForce {
    /// The release.
    pub release: ExtensionRelease,
    /// Where the repository asks for it; none where it does not.
    pub pin: Option<Site>,
    /// Whether somebody says that it is this one; else the newest stable release counts.
    pub is_chosen: bool,
}

impl ExtensionInForce {
    /// The newest stable release.
    pub fn newest() -> Self {
        Self { release: newest(Channel::Stable), pin: None, is_chosen: false }
    }

    /// The release that the project states; else the newest stable one.
    fn stated(release: Option<ExtensionRelease>) -> Self {
        release.map_or_else(Self::newest, |release| Self { release, pin: None, is_chosen: true })
    }

    /// What it makes of something. Where nobody says which it is, nothing is too new: whoever uses it has the release that it came with.
    pub fn standing(&self, life: &Life) -> Standing {
        match life.standing(self.release) {
            Standing::NotYet if !self.is_chosen => Standing::Present,
            standing => standing,
        }
    }

    /// The release by which to judge what is known of something: its first, where that is a later pre-release.
    pub fn judging(&self, life: &Life) -> ExtensionRelease {
        if self.is_chosen { self.release } else { self.release.max(life.since) }
    }
}

/// A key that is written for the Go extension, or a member of its value.
#[derive(Clone, Debug)]
pub struct GoSetting<'s> {
    /// Its full name: `go.lintTool`, `go.enableCodeLens.runtest`.
    pub name: String,
    /// The setting that it is a member of, by name.
    pub member_of: Option<&'static str>,
    /// What is known of it in any release.
    pub known: Option<&'static Setting>,
    /// Key and value.
    pub written: Written<'s>,
}

impl GoSetting<'_> {
    /// The last part of a member's name, or all of a setting's.
    pub fn own_name(&self) -> &str {
        match self.member_of {
            Some(around) => self.name.get(around.len() + 1..).unwrap_or_default(),
            None => &self.name,
        }
    }
}

impl Repository<'_> {
    /// The release of the Go extension that is in force: the one that all pins of the repository agree on, else the one that the project
    /// states, else the newest stable one.
    pub fn go_extension_in_force(&self) -> ExtensionInForce {
        let pins = self.tools().filter(|(_, pin)| pin.tool.value.eq_ignore_ascii_case("golang.go"));
        let mut pinned = pins.filter_map(|(artifact, pin)| match &pin.version {
            ToolVersion::Written(version) => Some((ExtensionRelease::parse(version)?, artifact.site(version.span()))),
            _ => None,
        });
        let Some((release, pin)) = pinned.next() else { return ExtensionInForce::stated(self.options.extension) };
        if pinned.all(|(other, _)| other == release) {
            ExtensionInForce { release, pin: Some(pin), is_chosen: true }
        } else {
            ExtensionInForce::newest()
        }
    }
}

/// What `settings` write for the Go extension, and below each setting that `in_force` knows the members of its value. What VS Code drops
/// is left out: keys that a later section object replaces, keys below a section that is none, dotted keys inside a section.
pub fn go_settings<'s>(settings: &'s Settings, in_force: &ExtensionInForce) -> Vec<GoSetting<'s>> {
    let mut reader = Reader { in_force, found: Vec::new() };
    let mut is_blocked = false;
    for written in settings.entries() {
        let name = written.key.as_str();
        if name == "go" {
            reader.found.clear();
            is_blocked = written.value.as_object().is_none() && written.value.as_array().is_none();
            reader.section(name, written);
        } else if name == "gopls" || (name.starts_with("go.") && !is_blocked) {
            if matches!(place(name), Place::Setting(_) | Place::Section) {
                reader.replace(name);
            }
            reader.setting(name, written);
        }
    }
    reader.found
}

/// What `object` writes of the attributes in `table`, and the members of their values.
pub fn go_attributes<'s>(
    object: &'s Object,
    table: &'static [Setting],
    in_force: &ExtensionInForce,
) -> Vec<GoSetting<'s>> {
    let mut reader = Reader { in_force, found: Vec::new() };
    for written in Written::members_of(object) {
        let name = written.key.as_str();
        match attribute(table, name) {
            Some(attribute) => reader.known(name, None, attribute, written),
            None => reader.push(name, None, None, written),
        }
    }
    reader.found
}

struct Reader<'s, 'f> {
    in_force: &'f ExtensionInForce,
    found: Vec<GoSetting<'s>>,
}

impl<'s> Reader<'s, '_> {
    /// Forgets what stood below `name`: its value replaces that.
    fn replace(&mut self, name: &str) {
        let is_below = |other: &str| other.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
        self.found.retain(|earlier| !is_below(&earlier.name));
    }

    fn section(&mut self, name: &str, written: Written<'s>) {
        for member in written.entries().filter(|member| !member.key.contains('.')) {
            self.setting(&format!("{name}.{}", member.key.as_str()), member);
        }
    }

    fn setting(&mut self, name: &str, written: Written<'s>) {
        match place(name) {
            Place::Setting(setting) => self.known(name, None, setting, written),
            Place::Below(around, path) => self.below(around, path, name, written),
            Place::Section if written.value.as_object().is_some() => self.section(name, written),
            Place::Section | Place::Nowhere => self.push(name, None, None, written),
        }
    }

    /// What a dotted key puts at `path` below a setting.
    fn below(&mut self, around: &'static Setting, path: &str, name: &str, written: Written<'s>) {
        let mut holder = around;
        let mut parts = path.split('.').peekable();
        while let Some(part) = parts.next() {
            match (holder.property(part), parts.peek()) {
                (Some(property), None) => return self.known(name, Some(around.name), property, written),
                (Some(property), Some(_)) => holder = property,
                (None, _) if self.is_closed(holder) => return self.push(name, Some(around.name), None, written),
                (None, _) => return,
            }
        }
    }

    fn known(&mut self, name: &str, member_of: Option<&'static str>, known: &'static Setting, written: Written<'s>) {
        self.push(name, member_of, Some(known), written);
        if self.in_force.standing(&known.life) != Standing::Present {
            return;
        }
        let around = member_of.or(Some(known.name));
        let is_closed = self.is_closed(known);
        for member in written.entries() {
            let path = || format!("{name}.{}", member.key.as_str());
            match known.property(member.key.as_str()) {
                Some(property) => self.known(&path(), around, property, member),
                None if is_closed => self.push(&path(), around, None, member),
                None => {}
            }
        }
    }

    fn is_closed(&self, setting: &Setting) -> bool {
        setting.is_closed(self.in_force.judging(&setting.life))
    }

    fn push(
        &mut self,
        name: &str,
        member_of: Option<&'static str>,
        known: Option<&'static Setting>,
        written: Written<'s>,
    ) {
        self.found.push(GoSetting { name: name.to_owned(), member_of, known, written });
    }
}

#[cfg(test)]
mod tests;
