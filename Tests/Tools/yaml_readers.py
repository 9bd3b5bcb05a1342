"""Reads YAML before and after an edit with independent readers, and says what changed beside what was asked.

One JSON object a line comes in: {"id", "before", "after", "path", "text"}. `path` counts children: the third member's
second item is [2, 1]. One line goes out for each edit that a reader sees otherwise; the last line counts the checks.
"""
import json
import sys

import yaml

try:
    import ruamel.yaml
except ImportError:
    ruamel = None

LIMIT = 5000


class TooBig(Exception):
    pass


def tree(node, budget):
    """Tag and value of a node and of all below it."""
    budget[0] -= 1
    if budget[0] < 0:
        raise TooBig()
    if node is None:
        return None
    kind = type(node).__name__
    if kind == "ScalarNode":
        return [str(node.tag), node.value]
    if kind == "SequenceNode":
        return [str(node.tag), [tree(item, budget) for item in node.value]]
    return [str(node.tag), [[tree(key, budget), tree(value, budget)] for key, value in node.value]]


def pyyaml(text):
    return tree(yaml.compose(text, Loader=yaml.SafeLoader), [LIMIT])


def libyaml(text):
    return tree(yaml.compose(text, Loader=yaml.CSafeLoader), [LIMIT])


def yaml12(text):
    reader = ruamel.yaml.YAML(typ="safe", pure=True)
    reader.allow_duplicate_keys = True
    return tree(reader.compose(text), [LIMIT])


def replaced(root, path, text):
    """The tree with a string put at a path."""
    parent, slot, node = None, None, root
    for step in path:
        children = node[1]
        if isinstance(children[step][0], list):
            parent, slot = children[step], 1
        else:
            parent, slot = children, step
        node = parent[slot]
    parent[slot] = ["tag:yaml.org,2002:str", text]
    return root


def main():
    heavy = "--all" not in sys.argv
    count = 0
    failed = 0
    known = {}
    for number, line in enumerate(sys.stdin):
        edit = json.loads(line)
        readers = [("libyaml", libyaml)]
        if heavy or number % 20 == 0:
            readers.append(("PyYAML", pyyaml))
            if ruamel:
                readers.append(("ruamel 1.2", yaml12))
        for name, read in readers:
            before = edit["before"]
            if (name, before) not in known:
                if len(known) > 200:
                    known.clear()
                try:
                    known[(name, before)] = json.dumps(read(before))
                except Exception:
                    known[(name, before)] = None
            if known[(name, before)] is None:
                continue
            count += 1
            try:
                wanted = replaced(json.loads(known[(name, before)]), edit["path"], edit["text"])
                got = read(edit["after"])
                problem = None if got == wanted else "another value"
            except Exception as error:
                problem = repr(error)
            if problem:
                failed += 1
                if failed <= 40:
                    print(json.dumps({"id": edit["id"], "reader": name, "problem": problem, "after": edit["after"][:3000]}))
    print(json.dumps({"checks": count, "failed": failed}))


main()
