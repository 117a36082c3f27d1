#!/usr/bin/env python3
"""Holds docs/github-action.md against action.yml and docs/examples: `action_page.py DIRECTORY`, into which its blocks of YAML are written as
workflows for the linters. `action_page.py --write` puts the tables right.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "github-action.md"
# What stands around a block that is a part of a job.
AROUND = "name: block\non: pull_request\npermissions: {}\nconcurrency: block\njobs:\n  block:\n    name: Block\n    runs-on: ubuntu-latest\n"


def fields(section):
    """The entries of a section of action.yml, each with what is said of it. No YAML in general: one line a field, as ours are."""
    body = re.search(rf"^{section}:\n((?:  .*\n|\n)+)", (ROOT / "action.yml").read_text(encoding="utf-8"), re.M)[1]
    for entry in re.finditer(r"^  (\S+):\n((?:    .*\n)+)", body, re.M):
        yield entry[1], {key: value.strip('"') for key, value in re.findall(r"^    ([a-z]+): (.*)$", entry[2], re.M)}


def tables():
    rows = ["| input | default | meaning |", "|---|---|---|"]
    for name, entry in fields("inputs"):
        default = f"`{entry['default']}`" if entry["default"] else ""
        rows.append(f"| `{name}` | {default} | {entry['description']} |")
    yield "\n".join(rows) + "\n"
    rows = ["| output | meaning |", "|---|---|"]
    rows += [f"| `{name}` | {entry['description']} |" for name, entry in fields("outputs")]
    yield "\n".join(rows) + "\n"


def with_tables(page):
    for table in tables():
        head = re.escape(table.split("\n", 1)[0])
        page, count = re.subn(rf"^{head}\n(?:\|.*\n)+", lambda _: table, page, flags=re.M)
        if count != 1:
            sys.exit(f"{PAGE.name} has the table {head} {count} times")
    return page


def workflow(block):
    """The block as a whole workflow."""
    if block.startswith("name:"):
        return block
    return AROUND + (block if block.startswith("    permissions:") else "    steps:\n" + block)


def main():
    page = PAGE.read_text(encoding="utf-8")
    right = with_tables(page)
    if sys.argv[1:] == ["--write"]:
        PAGE.write_text(right, encoding="utf-8")
        return
    if page != right:
        sys.exit("the tables of docs/github-action.md do not say what action.yml says: run .ci/action_page.py --write")
    blocks = re.findall(r"^```yaml\n(.*?)^```$", page, re.M | re.S)
    examples = {file.name: file.read_text(encoding="utf-8") for file in (ROOT / "docs" / "examples").glob("*.yml")}
    for name, text in examples.items():
        if f"(examples/{name})" not in page:
            sys.exit(f"docs/github-action.md does not speak of {name}")
        if not any(block in text for block in blocks):
            sys.exit(f"no block of docs/github-action.md stands in {name}")
    directory = Path(sys.argv[1])
    directory.mkdir(parents=True, exist_ok=True)
    for number, block in enumerate(blocks):
        (directory / f"block-{number}.yml").write_text(workflow(block), encoding="utf-8")


if __name__ == "__main__":
    main()
