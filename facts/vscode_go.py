#!/usr/bin/env python3
"""The Go extension of VS Code, by release: from vscode-go.json to the tables in src/facts/vscode_go/table.rs.

    facts/vscode_go.py                             write the tables
    facts/vscode_go.py --check                     write nothing; fail where the tables are stale
    facts/vscode_go.py add package.json v0.58.0 2026-10-01   take one more release into vscode-go.json

Needs nothing but Python 3 and rustfmt. facts/README.md says where things come from.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE / "vscode-go.json"
TABLE = HERE.parent / "src/facts/vscode_go/table.rs"
TYPES = ["null", "boolean", "number", "string", "array", "object"]
SCOPES = {
    "window": "Scope::Window",
    "resource": "Scope::Resource",
    "machine": "Scope::Machine",
    "machine-overridable": "Scope::MachineOverridable",
}


def numbers(version):
    return tuple(int(part) for part in re.fullmatch(r"v(\d+)\.(\d+)\.(\d+)", version).groups())


def release(version):
    return "v(%d, %d, %d)" % numbers(version)


def optional(value, write):
    return "None" if value is None else f"Some({write(value)})"


def text(value):
    """A string as Rust spells it."""
    return json.dumps(value, ensure_ascii=False)


def list_of(items):
    return "&[" + ", ".join(items) + "]"


def channel(version):
    """Odd minor releases from 43 on are pre-releases (extension/src/config.ts)."""
    _, minor, _ = numbers(version)
    return "prerelease" if minor >= 43 and minor % 2 else "stable"


# Histories

ABSENT = object()


def history(node, name, first):
    """The values of a member from release to release: pairs of a release and a value, or ABSENT."""
    runs = node.get(name + "_history")
    if runs is None:
        return [(first, node[name])] if name in node else []
    found = []
    for run in runs:
        value = run.get("value", ABSENT)
        if not found or found[-1][1] != value:
            found.append((run["from"], value))
    return [] if len(found) == 1 and found[0][1] is ABSENT else found


def rust_history(found, write, absent):
    return list_of(f"({release(since)}, {absent if value is ABSENT else write(value)})" for since, value in found)


def types(names):
    bits = [f"Types::{name.upper()}" for name in TYPES if name in names]
    return ".and(".join(bits) + ")" * (len(bits) - 1) if bits else "Types::ANY"


def scalar(value):
    if isinstance(value, bool):
        return f"Scalar::Bool({str(value).lower()})"
    return f"Scalar::Text({text(value)})" if isinstance(value, str) else f"Scalar::Number({text(str(value))})"


def first_release(node, first):
    known = [version for version in (node.get("since"), node.get("since_prerelease")) if version]
    return min(known, key=numbers) if known else first


def life(node, first):
    fields = {"stable": optional(node.get("since", first), release)}
    gone = [version for version in (node.get("removed"), node.get("removed_prerelease")) if version]
    if gone:
        fields["removed"] = f"Some({release(min(gone, key=numbers))})"
    if node.get("removed"):
        fields["removed_stable"] = f"Some({release(node['removed'])})"
    if node.get("absent"):
        fields["absent"] = list_of(f"({release(start)}, {release(end)})" for start, end in node["absent"])
    if set(fields) == {"stable"} and node.get("since", first) == first:
        return f"since({release(first)})"
    return f"Life {{ {', '.join(f'{name}: {value}' for name, value in fields.items())}, ..since({release(first)}) }}"


def deprecation(node):
    since = node.get("deprecated_since_prerelease") or node["deprecated_since"]
    until = optional(node.get("deprecated_until"), release)
    return f"Deprecation {{ since: {release(since)}, until: {until} }}"


def setting(name, node, parent=None):
    """One setting, property or attribute; `parent` is the first release of what holds it."""
    first = first_release(node, parent)
    value = lambda member: text(json.dumps(member, ensure_ascii=False))
    fields = {"name": text(name), "life": life(node, first)}
    histories = {
        "types": rust_history(history(node, "type", first), types, "Types::ANY"),
        "values": rust_history(history(node, "enum", first), lambda values: list_of(map(scalar, values)), "&[]"),
        "defaults": rust_history(history(node, "default", first), value, '""'),
        "closed": rust_history(history(node, "additional_properties", first), lambda value: str(value is False).lower(), "false"),
    }
    if "effective_scope" in node:
        runs = history({"scope": node["effective_scope"], **node}, "scope", first) or [(first, "window")]
        histories["scopes"] = rust_history([(since, value or "window") for since, value in runs], SCOPES.__getitem__, SCOPES["window"])
    fields.update({name: written for name, written in histories.items() if written not in ("&[]",)})
    if node.get("deprecated_since"):
        fields["deprecation"] = f"Some({deprecation(node)})"
    if node.get("deprecated_enum"):
        outdated = node["deprecated_enum"].items()
        fields["deprecated_values"] = list_of(
            f"({text(value)}, {release(facts.get('since_prerelease') or facts['since'])})" for value, facts in outdated
        )
    if node.get("replacement"):
        fields["replacement"] = f"Some({text(node['replacement'])})"
    if node.get("properties"):
        fields["properties"] = list_of(setting(child, facts, first) for child, facts in sorted(node["properties"].items()))
    if node.get("items"):
        fields["items"] = "Some(&" + setting("", {"since": first, **node["items"]}, first) + ")"
    return "Setting { " + ", ".join(f"{name}: {written}" for name, written in fields.items()) + ", ..BLANK }"


def settings(nodes):
    return list_of(setting(name, node) for name, node in sorted(nodes.items()))


# The other tables


def releases(rows):
    written = []
    for row in rows:
        if row["version"] == "main":
            continue
        assert channel(row["version"]) == row["channel"], row
        gopls = optional(row.get("gopls_latest_known"), text)
        written.append(f"row({release(row['version'])}, {text(row['date'])}, {text(row['engine_vscode'])}, {gopls})")
    assert [row["version"] for row in rows if row["version"] != "main"] == sorted(
        (row["version"] for row in rows if row["version"] != "main"), key=numbers
    ), "releases are sorted"
    return list_of(written)


def tools(rows):
    written = []
    for name, row in sorted(rows.items()):
        since = row["since"].removeprefix("<=")
        removed = optional(row["removed"], release)
        by_gopls = str(row.get("replaced_by_gopls", False)).lower()
        written.append(
            f"Tool {{ name: {text(name)}, package: {text(row['import_path'])}, since: {release(since)}, removed: {removed}, by_gopls: {by_gopls} }}"
        )
    return list_of(written)


def substitution(name, row):
    def support(value):
        if value is True:
            return "Support::Whole"
        if value is False:
            return "Support::No"
        if value.startswith("VS Code"):
            return "Support::Debugger"
        if value.startswith("only when used"):
            return "Support::InTests"
        words = re.findall(r"(?<=[ ])-+[\w-]+=?", " " + value)
        place = "After" if value.startswith("only the element after") else "Behind"
        return f"Support::{place}({list_of(map(text, words))})"

    since = optional(row.get("env_since"), release)
    return f"Substitution {{ setting: {text(name)}, variables: {support(row['env'])}, variables_since: {since}, folders: {support(row['path'])} }}"


def substitutions(rows):
    flat = {}
    for name, row in rows.items():
        names = re.fullmatch(r"(.*)\{(.*)\}", name)
        for each in [names[1] + word for word in names[2].split(",")] if names else [name]:
            flat[each] = row
    return list_of(substitution(name, row) for name, row in sorted(flat.items()))


def languages(runs):
    def patterns(facts):
        return [f"*{extension}" for extension in facts.get("extensions", [])] + facts.get("filenames", [])

    def write(value):
        return list_of(
            f"Language {{ id: {text(name)}, files: {list_of(map(text, patterns(facts)))} }}" for name, facts in sorted(value.items())
        )

    return list_of(f"({release(run['from'])}, {write(run['value'])})" for run in runs)


def documents(runs):
    return list_of(f"({release(run['from'])}, {text(json.dumps(run['value']))})" for run in runs)


def identifiers(rows):
    return list_of(f"({text(row['id'])}, {optional(row.get('replacement'), text)})" for row in rows)


def table(data):
    parts = [
        ("Every release, oldest first.", "RELEASES", "&[Release]", releases(data["releases"])),
        ("Every setting that a release contributed, by name.", "SETTINGS", "&[Setting]", settings(data["settings"])),
        ("What a launch configuration of type `go` may say.", "LAUNCH", "&[Setting]", settings(data["launch"]["launch"]["attributes"])),
        ("What an attach configuration of type `go` may say.", "ATTACH", "&[Setting]", settings(data["launch"]["attach"]["attributes"])),
        ("What a task of type `go` may say.", "TASK", "&[Setting]", settings(data["tasks"]["attributes"])),
        ("Every tool that the extension installs or installed.", "TOOLS", "&[Tool]", tools(data["tools"])),
        ("Which references the extension resolves in which setting.", "SUBSTITUTIONS", "&[Substitution]", substitutions(data["substitution"]["settings"])),
        ("The languages that it contributes, by name.", "LANGUAGES", "History<&[Language]>", languages(data["languages"])),
        ("Its defaults for settings of VS Code, as JSON.", "CONFIGURATION_DEFAULTS", "History<&str>", documents(data["configuration_defaults"])),
        ("The names it had and has, each with its successor.", "IDENTIFIERS", "&[(&str, Option<&str>)]", identifiers(data["extension_ids"])),
    ]
    head = (
        "//! Written by `facts/vscode_go.py` from `facts/vscode-go.json`: change those.\n\n"
        "use super::release::ExtensionRelease;\n"
        "use super::setting::{BLANK, Deprecation, History, Life, Scalar, Scope, Setting, Types, since};\n"
        "use super::substitution::{Substitution, Support};\n"
        "use super::{Language, Release, Tool, row};\n\n"
        "const fn v(major: u16, minor: u16, patch: u16) -> ExtensionRelease {\n    ExtensionRelease::new(major, minor, patch)\n}\n"
    )
    body = "".join(f"\n/// {about}\npub static {name}: {kind} = {written};\n" for about, name, kind, written in parts)
    formatted = subprocess.run(
        ["rustfmt", "--edition", "2024", "--config-path", str(HERE.parent / "rustfmt.toml")],
        input=head + body,
        capture_output=True,
        text=True,
        check=False,
    )
    if formatted.returncode:
        sys.exit(formatted.stderr)
    return formatted.stdout


def main(arguments):
    if arguments[:1] == ["add"] and len(arguments) == 4:
        import vscode_go_release

        data = vscode_go_release.add(json.loads(DATA.read_text()), json.loads(Path(arguments[1]).read_text()), *arguments[2:])
        DATA.write_text(vscode_go_release.dump(data) + "\n")
        return
    if arguments not in ([], ["--check"]):
        sys.exit(__doc__)
    wanted = table(json.loads(DATA.read_text()))
    if not arguments:
        TABLE.write_text(wanted)
    elif TABLE.read_text() != wanted:
        sys.exit(f"{TABLE} is stale: run facts/vscode_go.py")


if __name__ == "__main__":
    main(sys.argv[1:])
