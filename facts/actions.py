#!/usr/bin/env python3
"""Writes src/facts/actions/table.rs from facts/actions.txt.

    facts/actions.py             write the table
    facts/actions.py --check     write nothing; fail where the table is stale

Each line of facts/actions.txt is an action, a release and the commit that the tag of the release points to.
"""

import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
FACTS = HERE / "actions.txt"
TABLE = HERE.parent / "src/facts/actions/table.rs"

# The constants of the actions that are told apart.
ACTIONS = {
    "actions/setup-go": "SETUP_GO",
    "golangci/golangci-lint-action": "GOLANGCI_LINT_ACTION",
}

HEAD = """\
//! Written by facts/actions.py from facts/actions.txt: change those.

use super::ActionRelease;

const fn r(major: u16, minor: u16, patch: u16) -> ActionRelease {
    ActionRelease::new(major, minor, patch)
}
"""


def read():
    commits = {action: [] for action in ACTIONS}
    for number, line in enumerate(FACTS.read_text().splitlines(), 1):
        match = re.fullmatch(r"(\S+) v(\d+)\.(\d+)\.(\d+) ([0-9a-f]{40})", line)
        if match is None or match[1] not in ACTIONS:
            raise SystemExit(f"{FACTS}:{number}: {line}")
        commits[match[1]].append((match[5], *(int(match[part]) for part in (2, 3, 4))))
    return commits


def table(commits):
    parts = [HEAD]
    for action, constant in ACTIONS.items():
        parts.append(f"\n/// The commits that releases of {action} are tagged at, sorted; some have two.\n")
        parts.append(f"pub(super) const {constant}: &[(&str, ActionRelease)] = &[\n")
        for commit, major, minor, patch in sorted(commits[action]):
            parts.append(f'    ("{commit}", r({major}, {minor}, {patch})),\n')
        parts.append("];\n")
    return "".join(parts)


def main(arguments):
    if arguments not in ([], ["--check"]):
        raise SystemExit(__doc__)
    text = table(read())
    if arguments == ["--check"]:
        if not TABLE.exists() or TABLE.read_text() != text:
            raise SystemExit(f"{TABLE} is stale: run facts/actions.py")
    else:
        TABLE.write_text(text)


if __name__ == "__main__":
    main(sys.argv[1:])
