"""Takes one more release of the Go extension into the facts: what its package.json contributes, against what was known before."""

import json

from vscode_go import channel, numbers


def add(data, manifest, version, date):
    rows = data["releases"]
    known = [row["version"] for row in rows if row["version"] != "main"]
    if numbers(version) <= numbers(known[-1]):
        raise SystemExit(f"{version} is not newer than {known[-1]}")
    row = {"version": version, "date": date, "channel": channel(version), "publisher": manifest["publisher"], "name": manifest["name"]}
    rows[len(known) : len(known)] = [{**row, "engine_vscode": manifest["engines"]["vscode"]}]
    data["source"]["newest"] = version
    if row["channel"] == "stable":
        data["source"]["newest_stable"] = version
    fold = Fold(version, known[-1], row["channel"] == "stable")
    contributes = manifest["contributes"]
    fold.table(data["settings"], properties(contributes), "setting")
    debugger = next(each for each in contributes["debuggers"] if each["type"] == "go")["configurationAttributes"]
    for request in ("launch", "attach"):
        fold.table(data["launch"][request]["attributes"], debugger[request]["properties"], request)
    task = next(each for each in contributes["taskDefinitions"] if each["type"] == "go")
    fold.table(data["tasks"]["attributes"], task["properties"], "task")
    fold.run(data["configuration_defaults"], contributes.get("configurationDefaults", {}))
    fold.run(data["languages"], {each["id"]: language(each) for each in contributes["languages"]})
    print("by hand: gopls_latest_known of the new release, tools, extension_ids, substitution, settings_read_but_not_contributed")
    return data


def properties(contributes):
    blocks = contributes["configuration"]
    found = {}
    for block in blocks if isinstance(blocks, list) else [blocks]:
        found.update(block.get("properties", {}))
    return found


def language(contributed):
    return {name: contributed[name] for name in ("extensions", "filenames") if name in contributed}


def as_list(value):
    return value if isinstance(value, list) else [value]


class Fold:
    def __init__(self, version, before, is_stable):
        self.version, self.before, self.is_stable = version, before, is_stable

    def table(self, nodes, contributed, path):
        for name in sorted({*nodes, *contributed}):
            where = f"{path} {name}"
            if name not in contributed:
                self.gone(nodes[name], where)
            elif name not in nodes:
                nodes[name] = self.new(contributed[name], name, where)
            else:
                self.still(nodes[name], contributed[name], name, where)

    def new(self, contributed, name, where):
        print("new:", where)
        node = {"since": self.version} if self.is_stable else {"since": None, "since_prerelease": self.version}
        node["removed"] = None
        for member, value in self.members(contributed).items():
            node[member] = value
        if where.startswith("setting ") and " > " not in where:
            node["scope"] = contributed.get("scope")
            node["effective_scope"] = node["scope"] or "window"
        self.deprecation(node, contributed, where)
        if contributed.get("properties") and name != "gopls":
            node["properties"] = {}
            self.table(node["properties"], contributed["properties"], where + " >")
        return node

    def gone(self, node, where):
        if node.get("removed") or (node.get("removed_prerelease") and not self.is_stable):
            return
        print("gone:", where)
        if not self.is_stable:
            node["removed_prerelease"] = self.version
            return
        node["removed"], node["last"] = self.version, self.before
        self.table(node.get("properties", {}), {}, where + " >")

    def still(self, node, contributed, name, where):
        if node.get("removed") or node.get("removed_prerelease"):
            raise SystemExit(f"{where} came back: clear `removed` and write the gap to `absent` by hand")
        if self.is_stable and node.get("since") is None and node.get("since_prerelease"):
            node["since"] = self.version
        now = self.members(contributed)
        for member in ("type", "enum", "default", "additional_properties"):
            self.member(node, member, now, where)
        if "effective_scope" in node and node.get("scope") != contributed.get("scope"):
            self.member(node, "scope", {"scope": contributed.get("scope")}, where)
            node["effective_scope"] = contributed.get("scope") or "window"
        self.deprecation(node, contributed, where)
        if name != "gopls" and (node.get("properties") or contributed.get("properties")):
            self.table(node.setdefault("properties", {}), contributed.get("properties", {}), where + " >")

    def members(self, contributed):
        found = {}
        if "anyOf" in contributed:
            parts = contributed["anyOf"]
            found["type"] = [part.get("type", "enum") for part in parts]
            found["enum"] = [value for part in parts for value in part.get("enum", [])]
        if "type" in contributed:
            found["type"] = as_list(contributed["type"])
        for theirs, ours in (("enum", "enum"), ("default", "default"), ("additionalProperties", "additional_properties")):
            if theirs in contributed:
                found[ours] = contributed[theirs]
        items = contributed.get("items", {})
        if "type" in items:
            found["items"] = {"type": as_list(items["type"])}
        return found

    def member(self, node, member, now, where):
        absent = object()
        old, new = node.get(member, absent), now.get(member, absent)
        if old == new:
            return
        print("changed:", where, member)
        first = min((v for v in (node.get("since"), node.get("since_prerelease")) if v), key=numbers)
        runs = node.setdefault(member + "_history", [self.opened(first, old, absent)])
        runs[-1]["to"] = self.before
        runs.append(self.opened(self.version, new, absent))
        node.pop(member, None)
        if new is not absent:
            node[member] = new
        if member == "enum":
            self.values(node, [] if old is absent else old, [] if new is absent else new, first)

    def opened(self, version, value, absent):
        return {"from": version, "to": "main"} | ({} if value is absent else {"value": value})

    def values(self, node, old, new, first):
        lives = node.setdefault("enum_values", {str(value): {"since": first} for value in old})
        for value in new:
            lives.setdefault(str(value), {"since": self.version})
        for value in old:
            if value not in new:
                lives[str(value)]["removed"] = self.version

    def deprecation(self, node, contributed, where):
        says_so = any(member in contributed for member in ("deprecationMessage", "markdownDeprecationMessage"))
        if says_so and not node.get("deprecated_since"):
            print("deprecated:", where, "- name what replaces it by hand")
            node["deprecated"], node["deprecated_since"] = "message", self.version

    def run(self, runs, value):
        if runs[-1]["value"] != value:
            print("changed:", json.dumps(value))
            runs[-1]["to"] = self.before
            runs.append({"from": self.version, "to": "main", "value": value})


def dump(value, indent=0):
    """JSON with what fits into a line on one line."""
    line = json.dumps(value, ensure_ascii=False)
    if len(line) + indent <= 140 or not isinstance(value, (dict, list)):
        return line
    pad = " " * (indent + 1)
    if isinstance(value, dict):
        parts = [f"{pad}{json.dumps(name)}: {dump(member, indent + 1)}" for name, member in value.items()]
        return "{\n" + ",\n".join(parts) + "\n" + " " * indent + "}"
    return "[\n" + ",\n".join(pad + dump(member, indent + 1) for member in value) + "\n" + " " * indent + "]"
