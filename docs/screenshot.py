#!/usr/bin/env python3
"""Pictures of the report for people, from a real run in a terminal: `docs/screenshot.py [--check] GOCONFLINT [COLUMNS DIRECTORY]`.

Writes docs/report-light.svg and docs/report-dark.svg: what `goconflint check examples/shop` says of a few rules in 80 columns.
With COLUMNS and DIRECTORY, the whole report in so many columns goes there instead, to be looked at. `--check` fails where the
pictures show something else than the command prints now, the time aside.
"""

import fcntl
import os
import pty
import re
import struct
import sys
import termios
import unicodedata
from html import escape
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHOWN = ["--select", "go-work/missing-module,go-mod/invalid-toolchain,ci/yaml-float-version,vscode/terminal-env-literal"]
# Colours 1 to 6, text, ground and frame: GitHub's for light and dark pages.
THEMES = {
    "light": ["#cf222e", "#116329", "#9a6700", "#0969da", "#8250df", "#1b7c83", "#1f2328", "#ffffff", "#d1d9e0"],
    "dark": ["#ff7b72", "#3fb950", "#d29922", "#58a6ff", "#bc8cff", "#39c5cf", "#e6edf3", "#0d1117", "#3d444d"],
}
CELL, LINE, MARGIN = 8.4, 19, 16


def run(program, columns, options):
    """What it prints into a terminal of so many columns."""
    pid, terminal = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
        keep = {name: os.environ[name] for name in ("HOME", "PATH") if name in os.environ}
        os.execve(program, [program, "check", "examples/shop", *options], keep | {"TERM": "xterm-256color"})
    printed = b""
    try:
        while part := os.read(terminal, 65536):
            printed += part
    except OSError:
        pass  # the end of a terminal
    _, status = os.waitpid(pid, 0)
    if os.waitstatus_to_exitcode(status) != 1:
        sys.exit(f"goconflint failed:\n{printed.decode()}")
    return printed.decode().replace("\r\n", "\n")


def styled(lines):
    """Each line in pieces of one style: (text, colour or None, bold, dim)."""
    colour, bold, dim = None, False, False
    for line in lines:
        pieces = []
        for text, codes in re.findall(r"([^\x1b]*)(?:\x1b\[([0-9;]*)m|$)", line):
            if text:
                pieces.append((text, colour, bold, dim))
            for code in map(int, filter(None, codes.split(";"))):
                match code:
                    case 0:
                        colour, bold, dim = None, False, False
                    case 1:
                        bold = True
                    case 2:
                        dim = True
                    case 31 | 32 | 33 | 34 | 35 | 36:
                        colour = code - 31
                    case 39:
                        colour = None
                    case _:
                        sys.exit(f"no picture of the style {code}")
        yield pieces


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def draw(lines, columns, theme):
    *colours, text_colour, ground, frame = THEMES[theme]
    wide, high = columns * CELL + 2 * MARGIN, len(lines) * LINE + 2 * MARGIN
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {high:g}" width="{wide:g}" height="{high:g}" '
        'font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, &quot;DejaVu Sans Mono&quot;, monospace" font-size="14">'
    )
    yield "<title>What goconflint prints for examples/shop</title>"
    yield f'<rect x=".5" y=".5" width="{wide - 1:g}" height="{high - 1:g}" rx="8" fill="{ground}" stroke="{frame}"/>'
    for row, pieces in enumerate(styled(lines)):
        column = 0
        for text, colour, bold, dim in pieces:
            for word in re.finditer(r"\S+(?: \S+)*", text):
                x = MARGIN + (column + width(text[: word.start()])) * CELL
                shown = word.group()
                style = (' font-weight="bold"' if bold else "") + (' opacity=".6"' if dim else "")
                fill = text_colour if colour is None else colours[colour]
                # The length keeps columns in line whatever font there is.
                yield (
                    f'<text x="{x:g}" y="{MARGIN + (row + 0.75) * LINE:g}" textLength="{width(shown) * CELL:g}" '
                    f'fill="{fill}"{style}>{escape(shown)}</text>'
                )
            column += width(text)
    yield "</svg>\n"


def picture(printed, columns, theme):
    lines = ["\x1b[1m$ goconflint check examples/shop\x1b[0m", *printed.rstrip("\n").split("\n")]
    return "\n".join(draw(lines, columns, theme))


def without_time(svg):
    return re.sub(r"\((?:\d+ ms|under 1 ms|[\d.]+ s)\)", "()", re.sub(r' textLength="[^"]*"', "", svg))


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--check"]
    check = len(arguments) < len(sys.argv) - 1
    if not arguments or not os.access(arguments[0], os.X_OK):
        sys.exit("usage: docs/screenshot.py [--check] GOCONFLINT [COLUMNS DIRECTORY], where GOCONFLINT is the program")
    program = str(Path(arguments[0]).resolve())
    columns, directory, options = (80, ROOT / "docs", SHOWN) if len(arguments) == 1 else (int(arguments[1]), Path(arguments[2]), [])
    os.chdir(ROOT)
    printed = run(program, columns, options)
    for theme in THEMES:
        name = f"report-{theme}.svg" if options else f"report-{columns}-{theme}.svg"
        svg = picture(printed, min(columns, 120), theme)
        if not check:
            (directory / name).write_text(svg, encoding="utf-8")
        elif without_time((directory / name).read_text(encoding="utf-8")) != without_time(svg):
            sys.exit(f"docs/{name} does not show what goconflint prints; run docs/screenshot.py")


main()
