//! The settings that gopls gets from an editor.

use std::collections::HashMap;

use crate::artifact::settings::{Setting, Settings};
use crate::facts;
use crate::gopls::{Given, GivenMember, GivenValue};

/// A setting that gopls gets, and where it is written.
#[derive(Clone, Debug)]
pub struct GoplsSetting<'s> {
    /// As gopls gets it.
    pub given: Given<'s>,
    /// The key that it is written in; the first of several that the editor makes one object of.
    pub setting: Setting<'s>,
    /// The members of its value, as those of [`GoplsSetting::given`].
    members: Vec<Setting<'s>>,
    /// Where each member is among them, once keys outside of the object have been put into it.
    places: HashMap<&'s str, usize>,
}

impl<'s> GoplsSetting<'s> {
    /// A member of its value.
    pub fn member(&self, index: usize) -> Option<&Setting<'s>> {
        self.members.get(index)
    }

    fn written(name: &'s str, setting: Setting<'s>) -> Self {
        let members: Vec<Setting<'s>> = setting.entries().collect();
        let given =
            |entry: &Setting<'s>| GivenMember { name: entry.key.as_str(), span: entry.key.span(), value: entry.value };
        let value = GivenValue::Written(setting.value);
        let given = Given { name, span: setting.key.span(), value, members: members.iter().map(given).collect() };
        Self { given, setting, members, places: HashMap::new() }
    }

    fn assembled(name: &'s str, setting: Setting<'s>) -> Self {
        let span = setting.key.part_of(name);
        let given = Given { name, span, value: GivenValue::Assembled, members: Vec::new() };
        Self { given, setting, members: Vec::new(), places: HashMap::new() }
    }

    /// Puts a member into the object; into anything else the editor puts none.
    fn put(&mut self, name: &'s str, setting: Setting<'s>) {
        if self.given.written().is_some_and(|value| value.as_object().is_none()) {
            return;
        }
        if self.places.is_empty() {
            self.places = self.given.members.iter().enumerate().map(|(place, member)| (member.name, place)).collect();
        }
        let member = GivenMember { name, span: setting.key.part_of(name), value: setting.value };
        let place = *self.places.entry(name).or_insert(self.members.len());
        if let (Some(given), Some(own)) = (self.given.members.get_mut(place), self.members.get_mut(place)) {
            (*given, *own) = (member, setting);
        } else {
            self.given.members.push(member);
            self.members.push(setting);
        }
    }
}

impl Settings {
    /// What gopls gets. Of a top-level `"gopls.analyses.x"` VS Code makes an object called `analyses`, or puts it into the one that is there;
    /// so it does of `"gopls.build.x"`, though gopls has no setting `build`: such keys are left out.
    pub fn gopls_settings(&self) -> Vec<GoplsSetting<'_>> {
        let mut received: Vec<GoplsSetting<'_>> = Vec::new();
        let mut places: HashMap<&str, usize> = HashMap::new();
        for (rest, setting) in self.section("gopls") {
            let key = setting.key.as_str();
            let name = key.get(key.len().saturating_sub(rest.len())..).unwrap_or_default();
            let is_member = key == name;
            let dotted = name.split_once('.').filter(|_| !is_member);
            let place = *places.entry(dotted.map_or(name, |(section, _)| section)).or_insert(received.len());
            let Some((section, member)) = dotted else {
                let new = GoplsSetting::written(name, setting);
                match received.get_mut(place) {
                    Some(earlier) => *earlier = new,
                    None => received.push(new),
                }
                continue;
            };
            let is_setting = facts::gopls::setting(section).is_some();
            if place == received.len() {
                if !is_setting || member.contains('.') {
                    places.remove(section);
                    continue;
                }
                received.push(GoplsSetting::assembled(section, setting));
            }
            if let Some(object) = received.get_mut(place).filter(|_| is_setting && !member.contains('.')) {
                object.put(member, setting);
            }
        }
        received
    }
}

#[cfg(test)]
mod tests {
    use crate::artifact::{Artifact, Document, kind_of};
    use crate::syntax::jsonc::Value as Json;
    use crate::text::{RepoPath, Source};

    fn shown(value: &Json) -> String {
        match value {
            Json::String(text) => text.as_str().to_owned(),
            Json::Bool(value) => value.value.to_string(),
            other => other.kind_name().to_owned(),
        }
    }

    /// What gopls gets, as `name=value`, an object as `name={members}`.
    fn gopls(text: &str) -> Vec<String> {
        let path = RepoPath::new(".vscode/settings.json").expect("a path");
        let kind = kind_of(path.as_str()).expect("a kind");
        let artifact = Artifact::read(kind, Source::new(path, text));
        let Document::Settings(settings) = &artifact.document else { panic!("settings are settings") };
        let received = settings.gopls_settings().into_iter().map(|received| {
            let given = received.given;
            let members: Vec<String> =
                given.members.iter().map(|member| format!("{}={}", member.name, shown(member.value))).collect();
            match given.written() {
                Some(value) if value.as_object().is_none() => format!("{}={}", given.name, shown(value)),
                _ => format!("{}={{{}}}", given.name, members.join(",")),
            }
        });
        received.collect()
    }

    #[test]
    fn gopls_gets_the_members_of_its_object_by_their_whole_names() {
        let text = r#"{"gopls": {"ui.x.staticcheck": true, "env": {"A": "1"}}, "gopls.build.memoryMode": "", "gopls.local": "x"}"#;
        let want = ["ui.x.staticcheck=true", "env={A=1}", "local=x"];
        assert_eq!(gopls(text), want, "a dotted top-level key is a section to VS Code");
    }

    #[test]
    fn dotted_keys_below_a_setting_are_its_members() {
        assert_eq!(gopls(r#"{"gopls.analyses.a": true, "gopls.analyses.b": false}"#), ["analyses={a=true,b=false}"]);
        assert_eq!(gopls(r#"{"gopls": {"analyses": {"a": true}}, "gopls.analyses.a": false}"#), ["analyses={a=false}"]);
        assert_eq!(gopls(r#"{"gopls.analyses.a": true, "gopls.analyses": {"b": true}}"#), ["analyses={b=true}"]);
        assert_eq!(gopls(r#"{"gopls.analyses": true, "gopls.analyses.a": true}"#), ["analyses=true"]);
        assert_eq!(gopls(r#"{"gopls.gofumpt.a": true, "gopls.env.A.B": "1"}"#), ["gofumpt={a=true}"]);
    }

    #[test]
    fn of_one_name_in_an_object_the_last_counts() {
        assert_eq!(
            gopls(r#"{"gopls": {"env": {"A": "1", "A": "2"}, "local": "x", "local": "y"}}"#),
            ["env={A=2}", "local=y"]
        );
    }
}
