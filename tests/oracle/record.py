#!/usr/bin/env python3
"""Records what each Go says of our cases and of the examples on the rules' pages.

    record.py GO...           writes verdicts.json anew, releases in their order
    record.py --check GO...   writes nothing; fails where these Gos say other than was recorded

Python 3 alone, no packages. Every case runs in a folder of its own with its own HOME and GOPATH, with GOENV=off GOPROXY=off
GOSUMDB=off GOTOOLCHAIN=local and no other variable of Go, so nothing outside the machine is asked. The build cache is shared per Go.
"""
import concurrent.futures
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

HERE = Path(__file__).resolve().parent
VERDICTS = HERE / "verdicts.json"
PAGES = HERE.parent.parent / "docs" / "rules"
GO_PAGES = ("ci/", "go-mod/", "go-work/", "go-version/", "vendor/", "env/", "syntax/invalid-modfile")
NAMES_LINE = re.compile(r"(?:go\.mod|go\.work|go\.sum|modules\.txt):\d+")
MOST_LINES = 8


class Case:
    """A small repository and the commands to run in it."""

    def __init__(self, name, text):
        self.name = name
        self.crc32 = zlib.crc32(text.encode())
        header, *parts = re.split(r"(?m)^-- (.+) --\n", text)
        self.files = {path: data.encode() for path, data in zip(parts[::2], parts[1::2])}
        self.comments = re.findall(r"(?m)^# (.*)$", header)
        self.commands, self.env, self.folder = [], {}, "."

    @classmethod
    def of_file(cls, path):
        case = cls("own/" + path.stem, path.read_text())
        for comment in case.comments:
            key, _, value = comment.partition(":")
            value = value.strip()
            if key == "run":
                case.commands += [command.strip() for command in value.split(" ; ")]
            elif key == "env":
                name, _, case.env[name] = value.partition("=")
            elif key == "cd":
                case.folder = value
            elif key == "crlf":
                case.files[value] = case.files[value].replace(b"\n", b"\r\n")
            elif key == "bom":
                case.files[value] = b"\xef\xbb\xbf" + case.files[value]
            elif key == "nonl":
                case.files[value] = case.files[value].rstrip()
            elif key != "note":
                sys.exit(f"{path}: no setting is called {key}")
        return case

    @classmethod
    def of_page(cls, name, text):
        case = cls(name, text)
        case.files.pop("want", None)
        for comment in case.comments:
            if comment.startswith("latin-1: "):
                path = comment.removeprefix("latin-1: ")
                case.files[path] = case.files[path].decode().encode("latin-1")
            elif not comment.startswith("(not run) "):
                case.commands.append(comment)
        return case


def all_cases():
    cases = [Case.of_file(path) for path in sorted((HERE / "cases").glob("*.txtar"))]
    for page in sorted(PAGES.glob("*/*.md")):
        if not f"{page.parent.name}/{page.stem}".startswith(GO_PAGES):
            continue
        blocks = re.findall(r"(?ms)^```txtar[^\n]*\n(.*?)^```$", page.read_text())
        for number, block in enumerate(blocks, 1):
            case = Case.of_page(f"page/{page.parent.name}/{page.stem}#{number}", block)
            if case.commands:
                cases.append(case)
    return cases


class Go:
    """One toolchain."""

    def __init__(self, path, top):
        env = {"PATH": "/usr/bin:/bin", "HOME": top, "GOTOOLCHAIN": "local", "GOENV": "off"}
        ask = lambda *words: subprocess.run([path, *words], env=env, check=True, capture_output=True, text=True).stdout
        self.release = ask("env", "GOVERSION").strip().split()[0].removeprefix("go")
        self.goroot = ask("env", "GOROOT").strip()
        self.cache = os.path.join(top, "cache-" + self.release)

    def order(self):
        return [int(number) for number in re.findall(r"\d+", self.release)]


def normalised(text, work, home, go):
    """The first line, those that a line ending in a colon announces, and those that name a line of a file."""
    for real, name in ((work, "${WORK}"), (home, "${HOME}"), (go.goroot, "${GOROOT}")):
        text = text.replace(os.path.realpath(real), name).replace(real, name)
    text = re.sub(r"\$\{WORK\}/([\w./-]*(?:go\.mod|go\.work|go\.sum):\d)", r"\1", text)  # as newer releases print it
    text = re.sub(rf"(?<![\d.]){re.escape(go.release)}(?!\d)", "${RELEASE}", text)
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("go: downloading ")]
    kept, announced = [], True
    for line in lines:
        if announced or NAMES_LINE.search(line):
            kept.append(line)
            announced = line.endswith(":")
    return "\n".join(kept[:MOST_LINES])


def run(case, go, top):
    """The commands that fail, and what the first of them says."""
    place = tempfile.mkdtemp(prefix="case-", dir=top)
    work, home, temporary = (os.path.join(place, name) for name in ("w", "home", "tmp"))
    for folder in (work, home, temporary):
        os.makedirs(folder)
    for path, data in case.files.items():
        file = Path(work, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    env = {
        "PATH": go.goroot + "/bin:/usr/bin:/bin", "HOME": home, "TMPDIR": temporary, "LC_ALL": "C",
        "GOPATH": home + "/go", "GOCACHE": go.cache,
        "GOENV": "off", "GOPROXY": "off", "GOSUMDB": "off", "GOTOOLCHAIN": "local", **case.env,
    }
    fails, says = [], ""
    for index, command in enumerate(case.commands):
        done = subprocess.run(["/bin/sh", "-c", command], cwd=os.path.join(work, case.folder), env=env,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=300)
        if done.returncode:
            says = says or normalised(done.stderr.decode(errors="replace"), work, home, go)
            fails.append(index)
    subprocess.run(["chmod", "-R", "u+w", place], check=False)  # the module cache is read-only
    shutil.rmtree(place, ignore_errors=True)
    return {"fails": fails, **({"says": says} if fails else {})}


def ask_all(cases, paths):
    top = tempfile.mkdtemp(prefix="record-")
    try:
        gos = sorted((Go(path, top) for path in paths), key=Go.order)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            asked = {(case.name, go.release): pool.submit(run, case, go, top) for go in gos for case in cases}
            said = {key: future.result() for key, future in asked.items()}
        return [go.release for go in gos], said
    finally:
        subprocess.run(["chmod", "-R", "u+w", top], check=False)
        shutil.rmtree(top, ignore_errors=True)


def verdicts(cases, releases, said):
    recorded = {}
    for case in cases:
        outcomes = []
        for release in releases:
            outcome = said[case.name, release]
            same = next((known for known in outcomes if {k: v for k, v in known.items() if k != "releases"} == outcome), None)
            same["releases"].append(release) if same else outcomes.append({"releases": [release], **outcome})
        recorded[case.name] = {"crc32": case.crc32, "run": case.commands, "outcomes": outcomes}
    return {"releases": releases, "cases": recorded}


def written(report):
    """One line an outcome, so that a change shows as one."""
    plain = lambda value: json.dumps(value, ensure_ascii=False)
    cases = []
    for name, case in sorted(report["cases"].items()):
        head = f'{plain(name)}: {{"crc32": {case["crc32"]}, "run": {plain(case["run"])}, "outcomes": ['
        cases.append(head + ",".join("\n  " + plain(outcome) for outcome in case["outcomes"]) + "]}")
    return f'{{"releases": {plain(report["releases"])},\n"cases": {{\n' + ",\n".join(cases) + "\n}}\n"


def changes(recorded, releases, said):
    """What these Gos say other than was recorded. Only whether commands fail counts, since words change from patch to patch."""
    newest = {r.rpartition(".")[0]: r for r in recorded["releases"]}
    for (name, release), outcome in said.items():
        known = recorded["cases"].get(name)
        minor = release.rpartition(".")[0]
        if known is None:
            yield f"{name}: not recorded"
        elif minor not in newest:
            yield f"go{release}: nothing is recorded of go{minor}"
        else:
            before = next(o for o in known["outcomes"] if newest[minor] in o["releases"])
            if before["fails"] != outcome["fails"]:
                yield f"{name}: go{release} fails {outcome['fails']}, recorded is {before['fails']}: {outcome.get('says')}"


def main():
    words = sys.argv[1:]
    check = words[:1] == ["--check"]
    paths = words[check:]
    if not paths or any(word.startswith("-") for word in paths):
        sys.exit(__doc__)
    cases = all_cases()
    releases, said = ask_all(cases, paths)
    if check:
        found = sorted(set(changes(json.loads(VERDICTS.read_text()), releases, said)))
        print(f"{len(cases)} cases asked of Go {', '.join(releases)}: {len(found)} other than recorded")
        sys.exit("\n".join(found) if found else 0)
    VERDICTS.write_text(written(verdicts(cases, releases, said)))
    print(f"{len(cases)} cases, Go {', '.join(releases)} -> {VERDICTS}")


if __name__ == "__main__":
    main()
