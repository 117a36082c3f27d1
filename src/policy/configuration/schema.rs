//! The JSON Schema of a configuration file, for editors. It follows the table that the reader follows, so that neither knows a key that
//! the other does not.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::keys::{KEYS, Key, NEVER_EMPTY, OVERRIDE, REQUIRED_OF_OVERRIDE, Takes};
use crate::rules::{RULES, Rule};

/// The schema (JSON Schema, draft 07, which the editors' TOML extensions take), as text that ends in a line end.
pub fn schema() -> String {
    let mut schema = table(KEYS);
    let head = [
        ("$schema", json!("http://json-schema.org/draft-07/schema#")),
        ("title", json!("goconflint")),
        ("description", json!("The configuration of goconflint: .goconflint.toml or goconflint.toml at the root.")),
        ("definitions", definitions()),
    ];
    schema.extend(head.map(|(name, value)| (name.to_owned(), value)));
    format!("{:#}\n", Value::Object(schema))
}

fn table<T>(keys: &'static [Key<T>]) -> Map<String, Value> {
    let properties: Map<String, Value> = keys.iter().map(|key| (key.name.to_owned(), property(key))).collect();
    let mut table = Map::new();
    table.insert("type".to_owned(), json!("object"));
    table.insert("additionalProperties".to_owned(), json!(false));
    table.insert("properties".to_owned(), Value::Object(properties));
    table
}

fn property<T>(key: &'static Key<T>) -> Value {
    let mut property = match &key.takes {
        Takes::Rules(_) => array(&reference("rules")),
        Takes::Paths(_) => array(&json!({ "type": "string", "minLength": 1 })),
        // What stands beside a reference is passed over in draft 07.
        Takes::Severity(_) => object(json!({ "allOf": [reference("severity")] })),
        Takes::Switch(_) => object(json!({ "type": "boolean" })),
        Takes::Severities(_) => object(json!({
            "type": "object",
            "propertyNames": reference("rules"),
            "additionalProperties": reference("severity"),
        })),
        Takes::GoReleases(_) => {
            array(&json!({ "type": "string", "pattern": "^[0-9]+(\\.[0-9]+)*((rc|beta)[0-9]+)?$" }))
        }
        Takes::Gopls(_) | Takes::Extension(_) => {
            object(json!({ "type": "string", "pattern": "^v?[0-9]+\\.[0-9]+\\.[0-9]+(-pre\\.[0-9]+)?$" }))
        }
        Takes::Table(keys) => table(keys),
        Takes::Overrides(_) => {
            let mut over = table(OVERRIDE);
            over.insert("required".to_owned(), json!([REQUIRED_OF_OVERRIDE]));
            array(&Value::Object(over))
        }
    };
    if NEVER_EMPTY.contains(&key.name) {
        property.insert("minItems".to_owned(), json!(1));
    }
    property.insert("description".to_owned(), json!(key.summary));
    Value::Object(property)
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(object) => object,
        _ => Map::new(),
    }
}

fn array(items: &Value) -> Map<String, Value> {
    object(json!({ "type": "array", "items": items }))
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}

/// Names are offered for completion; a pattern is known by a character that no name has.
fn definitions() -> Value {
    let names = RULES.iter().map(|rule| rule.name.to_owned());
    let groups: BTreeSet<&str> = RULES.iter().map(|rule| Rule::group(rule)).collect();
    let groups = groups.into_iter().map(|group| format!("{group}/*"));
    json!({
        "rules": {
            "description": "The name of a rule, or a pattern of names.",
            "anyOf": [
                { "type": "string", "enum": names.chain(groups).collect::<Vec<_>>() },
                { "type": "string", "pattern": "[*?{\\[]" },
            ],
        },
        "severity": { "type": "string", "enum": ["note", "warning", "error"] },
    })
}
