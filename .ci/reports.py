#!/usr/bin/env python3
"""Holds reports against what their readers accept: `reports.py GOCONFLINT DIRECTORY...`.

Wants jsonschema, lxml and markdown-it-py. Each check is shown a broken report first, and fails if it takes that.
"""

import copy
import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
from lxml import etree
from markdown_it import MarkdownIt

SCHEMAS = Path(__file__).parent / "schemas"


class Invalid(Exception):
    pass


def demand(holds, what):
    if not holds:
        raise Invalid(what)


def schema(name):
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


# GitLab


def gitlab(report):
    demand(not report.startswith(b"\xef\xbb\xbf"), "a byte order mark")
    entries = json.loads(report)
    demand(isinstance(entries, list), "no array")
    for entry in entries:
        jsonschema.validate(entry, schema("gitlab.json"), jsonschema.Draft7Validator)
        demand(entry["severity"] in ("info", "minor", "major", "critical", "blocker"), entry["severity"])
        demand(entry["location"]["lines"]["begin"] >= 1, "a line below 1")
        relative(entry["location"]["path"])
    demand(len({entry["fingerprint"] for entry in entries}) == len(entries), "a fingerprint twice")
    return len(entries)


def gitlab_broken(report):
    entries = json.loads(report)
    without = copy.deepcopy(entries)
    del without[0]["fingerprint"]
    yield json.dumps(without).encode()
    yield json.dumps([*entries, entries[0]]).encode()
    yield b"\xef\xbb\xbf" + report


# JUnit


def junit(report):
    etree.XMLSchema(etree.parse(SCHEMAS / "junit.xsd")).assertValid(etree.fromstring(report))
    root = etree.fromstring(report)
    for suite in root:
        cases = suite.findall("testcase")
        demand(int(suite.get("tests")) == len(cases), "another number of tests")
        demand(int(suite.get("failures")) == len(suite.findall("testcase/failure")), "another number of failures")
        names = {(case.get("classname"), case.get("name")) for case in cases}
        demand(len(names) == len(cases), "a case twice")
    return len(root.findall("testsuite/testcase/failure"))


def junit_broken(report):
    yield report.replace(b"hostname=", b"host=")
    yield report.replace(b"<properties/>", b"", 1)
    yield report.replace(b"<failure ", b"\x1b<failure ", 1)


# checkstyle, which has no schema: the structure that its own XMLLogger.java writes


def checkstyle(report):
    root = etree.fromstring(report)
    demand(root.tag == "checkstyle" and root.get("version"), "no checkstyle element with a version")
    names = [file.get("name") for file in root]
    demand(len(set(names)) == len(names), "a file twice")
    for file in root:
        demand(file.tag == "file", file.tag)
        relative(file.get("name"))
        for error in file:
            demand(error.tag == "error", error.tag)
            demand(set(error.attrib) == {"line", "column", "severity", "message", "source"}, str(error.attrib))
            demand(int(error.get("line")) >= 1 and int(error.get("column")) >= 1, "a place below 1")
            demand(error.get("severity") in ("ignore", "info", "warning", "error"), error.get("severity"))
    return len(root.findall("file/error"))


def checkstyle_broken(report):
    yield report.replace(b'severity="error"', b'severity="major"', 1)
    yield report.replace(b"</checkstyle>", b"")
    yield report.replace(b'line="', b'row="', 1)


# reviewdog, whose reader (protojson) refuses fields that it does not know


def rdjson(report):
    document = json.loads(report)
    strict = json.loads(json.dumps(schema("rdjson.json")).replace('"additionalProperties": true', '"additionalProperties": false'))
    # A reference and its neighbours: in draft 4 only the reference counts.
    jsonschema.validate(document, strict, jsonschema.Draft4Validator)
    for diagnostic in document["diagnostics"]:
        demand(diagnostic["message"] and diagnostic["location"]["path"], "no message or place")
        relative(diagnostic["location"]["path"])
        lines = lambda range: (range["start"]["line"], range["end"]["line"])
        for suggestion in diagnostic.get("suggestions", []):
            demand(lines(suggestion["range"]) == lines(diagnostic["location"]["range"]), "a suggestion for other lines")
    return len(document["diagnostics"])


def rdjson_broken(report):
    document = json.loads(report)
    for path, value in [("severity", "FATAL"), ("message", 5), ("rule", "unknown field")]:
        broken = copy.deepcopy(document)
        broken["diagnostics"][0][path] = value
        yield json.dumps(broken).encode()


# GitHub's workflow commands, read as actions/runner does (ActionCommand.cs, TryParseV2)


def github(report):
    count = 0
    kept = {"error": 0, "warning": 0, "notice": 0}
    for line in report.decode().splitlines():
        command = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        demand(command, line)
        kind, properties, message = command.groups()
        properties = dict(pair.split("=", 1) for pair in properties.split(","))
        demand(set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}, str(properties))
        demand("\n" not in message and len(message) > 0, "no message")
        demand("col" not in properties or properties["line"] == properties["endLine"], "columns over several lines")
        kept[kind] += 1
        if "file" in properties:
            count += 1
        else:
            count += sum(int(number) for number in re.findall(r"(\d+) more", message))
    demand(max(kept.values()) <= 10, "more than ten of a kind")
    return count


def github_broken(report):
    yield report.replace(b"::error ", b"::fatal ", 1)
    yield report.replace(b"title=", b"rule=", 1)
    yield report * 11


# A comment, as a reader of CommonMark with tables sees it


def markdown(report):
    demand(len(report) <= 65536, "too long for a comment")
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(report.decode())
    rows = sum(token.type == "tr_open" for token in tokens) - sum(token.type == "thead_open" for token in tokens)
    cells = sum(token.type == "td_open" for token in tokens)
    demand(cells == 3 * rows, "a row without its three cells")
    blocks = {token.content.strip() for token in tokens if token.type == "html_block"}
    demand(blocks <= {"<details>\n<summary>What to do about it</summary>", "</details>"}, str(blocks))
    for token in tokens:
        for child in token.children or []:
            demand(child.type != "html_inline" or child.content in ("<br>", "<code>", "</code>"), child.content)
            demand(child.type not in ("link_open", "image"), "a link")
    return rows


def markdown_broken(report):
    yield report.replace(b"<br>", b"<img src=x>", 1)
    yield report.replace(b"<br>", b"[a](https://example.com)", 1)
    yield report + b" " * 65536


def relative(path):
    demand(path and not path.startswith(("/", "./", "../")) and not re.match(r"[A-Za-z]:[\\/]", path), path)


FORMATS = {
    "gitlab": (gitlab, gitlab_broken),
    "junit": (junit, junit_broken),
    "checkstyle": (checkstyle, checkstyle_broken),
    "rdjson": (rdjson, rdjson_broken),
    "github": (github, github_broken),
    "markdown": (markdown, markdown_broken),
}
REFUSALS = (Invalid, ValueError, KeyError, AttributeError, jsonschema.ValidationError, etree.LxmlError)


def main():
    program, *directories = sys.argv[1:]

    def report(directory, format):
        run = subprocess.run([program, "check", directory, "--pedantic", "--format", format], capture_output=True)
        if run.returncode not in (0, 1):
            sys.exit(run.stderr.decode())
        return run.stdout

    for directory in directories:
        found = len(json.loads(report(directory, "json"))["diagnostics"])
        for name, (check, broken) in FORMATS.items():
            written = report(directory, name)
            try:
                count = check(written)
            except REFUSALS as refusal:
                sys.exit(f"{name}: the report on {directory} is not valid: {refusal}")
            if count != found:
                sys.exit(f"{name}: {count} findings of {found} in the report on {directory}")
            for index, text in enumerate(broken(written) if found else []):
                try:
                    check(text)
                except REFUSALS:
                    continue
                sys.exit(f"{name}: the check takes broken report {index}")
        print(f"{directory}: {found} findings, {len(FORMATS)} reports valid")


main()
