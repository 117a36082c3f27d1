#!/usr/bin/env python3
"""Writes src/facts/gopls/table.rs from facts/gopls.json.

    facts/gopls.py             write the table
    facts/gopls.py --check     write nothing; fail where the table is stale
    facts/gopls.py add API_JSON VERSION DATE GO_DIRECTIVE
                               fold one more stable release into facts/gopls.json, then write the table

API_JSON is gopls/internal/doc/api.json of that release (the Go module proxy has it: golang.org/x/tools/gopls@VERSION).
See facts/README.md for what api.json does not say and a person has to look up.
"""

import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
FACTS = HERE / "gopls.json"
TABLE = HERE.parent / "src/facts/gopls/table.rs"

TYPES = {
    None: "Any",
    "bool": "Bool",
    "int": "Int",
    "string": "Str",
    "duration": "Duration",
    "enum": "Enum",
    "[]string": "Strings",
    "map[string]string": "StringMap",
    "map[string]bool": "BoolMap",
}
# What a setting maps to booleans, by the name that the facts have for the set.
KEYS = {
    "analyzers": "Analyzers",
    "annotations": "Annotations",
    "codelenses": "CodeLenses",
    "hints": "Hints",
    "mcp_tools": "McpTools",
    "semantic_token_modifiers": "SemanticTokenModifiers",
    "semantic_token_types": "SemanticTokenTypes",
}
SETS = [
    ("CODE_LENSES", "codelenses", "Code lenses."),
    ("HINTS", "hints", "Inlay hints."),
    ("ANNOTATIONS", "annotations", "Kinds of compiler optimization details."),
    ("LEGACY_ANNOTATIONS", "annotations_legacy", "Annotations by their old names, which gopls refuses with a word of its own."),
    ("SEMANTIC_TOKEN_TYPES", "semantic_token_types", "Types of semantic tokens."),
    ("SEMANTIC_TOKEN_MODIFIERS", "semantic_token_modifiers", "Modifiers of semantic tokens."),
    ("MCP_TOOLS", "mcp_tools", "Tools of its MCP server."),
    ("COMMANDS", "cli_commands", "Subcommands of the program."),
]


def string(text):
    return "None" if text is None else f"Some({quoted(text)})"


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def release(version):
    """`r(15, 3)` for v0.15.3; what stands on the main branch only is `UNRELEASED`."""
    if version == "main":
        return "UNRELEASED"
    minor, patch = re.fullmatch(r"v0\.(\d+)\.(\d+)", version).groups()
    return f"r({minor}, {patch})"


def maybe_release(version):
    return "None" if version is None else f"Some({release(version)})"


def life(record):
    since, removed = release(record["since"]), record["removed"]
    if "absent" in record:
        gaps = ", ".join(f"({release(a)}, {release(b)})" for a, b in record["absent"])
        return f"Life {{ since: {since}, removed: {maybe_release(removed)}, absent: &[{gaps}] }}"
    return f"since({since})" if removed is None else f"between({since}, {release(removed)})"


def name(text, record):
    return f"Name::new({quoted(text)}, {life(record)})"


def standing(kind):
    kind, instead = kind if isinstance(kind, list) else (kind, None)
    return {
        "accepted": "Accepted",
        "ignored": "Ignored",
        "deprecated_ignored": "DeprecatedIgnored",
        "deprecated_applied": "DeprecatedApplied",
        "unexpected": "Unexpected",
    }[kind], instead


def setting(record):
    values = [value for value in record.get("enum", []) if isinstance(value["value"], str)]
    kind = TYPES[record["type"]]
    if kind == "Enum" and len(values) < len(record["enum"]):
        kind = "BoolOrEnum"
    history = ", ".join(f"({release(at)}, {standing(kind)[0]})" for at, kind in record["history"])
    replacement = record.get("replacement_final", record.get("replacement"))
    fields = [
        f"name: {quoted(record['name'])}",
        f"full: {quoted(record['full'])}",
        f"kind: {kind}",
        "values: &[" + ", ".join(name(value["value"], value) for value in values) + "]",
        f"default: {quoted(json.dumps(record['default'], separators=(', ', ': ')))}",
        f"status: Status::{record['status'].capitalize()}",
        f"history: &[{history}]",
        f"dead_since: {maybe_release(record.get('dead_since'))}",
        f"keys: {'Some(Keys::' + KEYS[record['keys']] + ')' if 'keys' in record else 'None'}",
        f"replacement: {string(replacement)}",
        f"successor: {string(record.get('successor'))}",
    ]
    return f"    Setting {{ {', '.join(fields)} }},"


def analyzer(record):
    defaults = record.get("default_history", [[record["since"], record["default"]]])
    history = ", ".join(f"({release(at)}, {str(on).lower()})" for at, on in defaults)
    staticcheck = str(record.get("staticcheck", False)).lower()
    return (
        f"    Analyzer {{ name: {quoted(record['name'])}, life: {life(record)}, "
        f"on_by_default: &[{history}], staticcheck: {staticcheck} }},"
    )


def minor_of(number):
    return None if number is None else f"1.{number}"


def released(record):
    fields = [
        f"release: {release(record['v'])}",
        f"date: {quoted(record['date'])}",
        f"go: {quoted(record['go'])}",
        f"go_install_version: {str(record.get('go_install_version', True)).lower()}",
        f"newest_go_that_builds: {string(record.get('max_build_go'))}",
        f"oldest_go_without_warning: {string(record.get('min_go_no_warning'))}",
        f"newest_go_with_error: {string(minor_of(record.get('go_error_le')))}",
        f"oldest_go_documented: {string(record.get('doc_min_go'))}",
    ]
    return f"    Release {{ {', '.join(fields)} }},"


def go_minor(record):
    minor = int(record["go"].removeprefix("1."))
    fields = [
        f"minor: {minor}",
        f"newest_by_directive: {release(record['newest_gopls_by_go_directive'])}",
        f"last_without_warning: {maybe_release(record['last_gopls_without_warning'])}",
        f"first_that_builds: {maybe_release(record['first_gopls_that_builds'])}",
    ]
    return f"    GoCompatibility {{ {', '.join(fields)} }},"


def by_name(records):
    return sorted(records, key=lambda record: record["name"].encode())


def table(facts):
    stable = [record for record in facts["releases"] if record["v"] != "main"]
    lines = [
        "//! Written by facts/gopls.py from facts/gopls.json: change those.",
        "",
        "use super::name::{Analyzer, Keys, Life, Name};",
        "use super::release::{GoCompatibility, GoplsRelease, Release};",
        "use super::setting::Kind::{Any, Bool, BoolMap, BoolOrEnum, Duration, Enum, Int, Str, StringMap, Strings};",
        "use super::setting::Standing::{Accepted, DeprecatedApplied, DeprecatedIgnored, Ignored, Unexpected};",
        "use super::setting::{Setting, Status};",
        "",
        "const UNRELEASED: GoplsRelease = GoplsRelease::UNRELEASED;",
        "",
        "const fn r(minor: u16, patch: u16) -> GoplsRelease {",
        "    GoplsRelease::new(minor, patch)",
        "}",
        "",
        "const fn since(since: GoplsRelease) -> Life {",
        "    Life { since, removed: None, absent: &[] }",
        "}",
        "",
        "const fn between(since: GoplsRelease, removed: GoplsRelease) -> Life {",
        "    Life { since, removed: Some(removed), absent: &[] }",
        "}",
        "",
        "/// The newest stable release.",
        f"pub const NEWEST: GoplsRelease = {release(facts['meta']['newest_stable'])};",
        "",
        "/// Every stable release, oldest first.",
        "pub const RELEASES: &[Release] = &[",
        *map(released, stable),
        "];",
        "",
        "/// Every pre-release.",
        "pub const PRERELEASES: &[&str] = &[",
        *(f"    {quoted(version)}," for version in facts["meta"]["prereleases"]),
        "];",
        "",
        "/// Which gopls goes with which Go, oldest first.",
        "pub const GO_COMPATIBILITY: &[GoCompatibility] = &[",
        *map(go_minor, facts["go_minor"]),
        "];",
        "",
        "/// Every setting, by name.",
        "pub const SETTINGS: &[Setting] = &[",
        *map(setting, by_name(facts["settings"])),
        "];",
        "",
        "/// Every analyzer, by name.",
        "pub const ANALYZERS: &[Analyzer] = &[",
        *map(analyzer, by_name(facts["analyzers"])),
        "];",
    ]
    for constant, key, title in SETS:
        lines += ["", f"/// {title}", f"pub const {constant}: &[Name] = &["]
        lines += [f"    {name(record['name'], record)}," for record in by_name(facts[key])]
        lines += ["];"]
    return "\n".join(lines) + "\n"


def one_record_a_line(facts):
    """facts/gopls.json as it is kept: a diff shows which record changed."""
    parts = []
    compact = lambda value: json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    for key, value in facts.items():
        if isinstance(value, list):
            parts.append(f"{compact(key)}:[\n" + ",\n".join(map(compact, value)) + "\n]")
        else:
            parts.append(f"{compact(key)}:{compact(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def upstream_type(option):
    kinds = {
        "bool": "bool",
        "int64": "int",
        "string": "string",
        "time.Duration": "duration",
        "enum": "enum",
        "any": "enum",
        "[]string": "[]string",
        "map[string]string": "map[string]string",
    }
    # Maps to booleans have named keys: map[golang.org/…]bool, map[enum]bool.
    return "map[string]bool" if re.fullmatch(r"map\[.*\]bool", option["Type"]) else kinds[option["Type"]]


def fold_names(records, names, version, make):
    """Gives new names their first release, and those that are gone their last."""
    known = {record["name"]: record for record in records}
    for name in names:
        record = known.get(name)
        if record is None:
            records.append({"name": name, "since": version, "removed": None, **make(name)})
        elif record["since"] == "main":
            record["since"] = version
        elif record["removed"] is not None:
            record.setdefault("absent", []).append([record["removed"], version])
            record["removed"] = None
    for name, record in known.items():
        if name not in names and record["removed"] is None:
            record["removed"] = version
    records.sort(key=lambda record: record["name"].encode())


def add(facts, api, version, date, go):
    release(version)
    last = next(record for record in reversed(facts["releases"]) if record["v"] != "main")
    if version in [record["v"] for record in facts["releases"]]:
        raise SystemExit(f"{version} is there already")
    new = {**last, "v": version, "date": date, "go": go}
    facts["releases"] = [record for record in facts["releases"] if record["v"] != "main"] + [new]
    facts["meta"]["newest_stable"] = version
    known = {record["name"]: record for record in facts["settings"]}
    for option in api["Options"]["User"]:
        name = option["Name"]
        record = known.get(name)
        if record is None:
            record = {
                "name": name,
                "full": ".".join(part for part in (option["Hierarchy"], name) if part),
                "type": upstream_type(option),
                "default": json.loads(option["Default"]),
                "status": option["Status"] or "none",
                "since": version,
                "removed": None,
                "documented": [version, None],
                "history": [[version, "accepted"]],
                "newest": "accepted",
            }
            facts["settings"].append(record)
        elif record["since"] == "main":
            record.update(since=version, newest="accepted", documented=[version, None])
            record["history"] = [[version, "accepted"]]
        for value in option["EnumValues"] or []:
            text = json.loads(value["Value"])
            if text not in [old["value"] for old in record.setdefault("enum", [])]:
                record["enum"].append({"value": text, "since": version, "removed": None})
    facts["settings"].sort(key=lambda record: record["name"].encode())
    defaults = {entry["Name"]: entry["Default"] for entry in api["Analyzers"]}

    def new_analyzer(name):
        code = re.fullmatch(r"(QF|S|SA|ST)\d+", name)
        return {"default": defaults[name], **({"staticcheck": True} if code else {})}

    for record in facts["analyzers"]:
        default = defaults.get(record["name"], record["default"])
        if default != record["default"]:
            record.setdefault("default_history", [[record["since"], record["default"]]]).append([version, default])
            record["default"] = default
    fold_names(facts["analyzers"], defaults, version, new_analyzer)
    fold_names(facts["codelenses"], {e["Lens"] for e in api["Lenses"]}, version, lambda _: {})
    fold_names(facts["hints"], {e["Name"] for e in api["Hints"]}, version, lambda _: {})


def main(arguments):
    facts = json.loads(FACTS.read_text())
    if arguments[:1] == ["add"] and len(arguments) == 5:
        _, api, version, date, go = arguments
        add(facts, json.loads(Path(api).read_text()), version, date, go)
        FACTS.write_text(one_record_a_line(facts))
    elif arguments not in ([], ["--check"]):
        raise SystemExit(__doc__)
    text = table(facts)
    if arguments == ["--check"]:
        if not TABLE.exists() or TABLE.read_text() != text:
            raise SystemExit(f"{TABLE} is stale: run facts/gopls.py")
    else:
        TABLE.write_text(text)


if __name__ == "__main__":
    main(sys.argv[1:])
