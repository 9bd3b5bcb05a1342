"""Reads TOML and JSON before and after an edit with Python's own readers, and says what changed beside what was asked.

One JSON object a line comes in: {"id", "format", "before", "after", "path", "text"}; `path` holds keys and indexes.
One line goes out for each edit that is read otherwise; the last line counts the checks. An "after" that is
null asks whether "before" can be read at all.
"""
import copy
import json
import re
import sys
import tomllib

COMMENTS = re.compile(r'("(?:\\.|[^"\\])*")|//[^\n]*|/\*.*?\*/', re.S)
TRAILING = re.compile(r'("(?:\\.|[^"\\])*")|,(?=\s*[}\]])', re.S)


def read_json(text):
    try:
        return json.loads(text)
    except ValueError:
        plain = COMMENTS.sub(lambda found: found.group(1) or "", text)
        return json.loads(TRAILING.sub(lambda found: found.group(1) or "", plain))


READERS = {"toml": tomllib.loads, "json": read_json}


def replaced(root, path, text):
    """The tree with a string put at a path."""
    node = root
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = text
    return root


def shown(tree):
    """For comparing: tells 1 from 1.0 and from true, and nan from nothing."""
    return repr(tree)


def main():
    count = 0
    failed = 0
    known = {}
    for line in sys.stdin:
        edit = json.loads(line)
        read = READERS[edit["format"]]
        before = edit["before"]
        if (edit["format"], before) not in known:
            if len(known) > 200:
                known.clear()
            try:
                known[(edit["format"], before)] = read(before)
            except Exception as error:
                known[(edit["format"], before)] = error
        tree = known[(edit["format"], before)]
        count += 1
        if isinstance(tree, Exception):
            problem = "cannot be read: " + repr(tree)
        elif edit["after"] is None:
            problem = None
        else:
            try:
                wanted = replaced(copy.deepcopy(tree), edit["path"], edit["text"])
                problem = None if shown(read(edit["after"])) == shown(wanted) else "another value"
            except Exception as error:
                problem = repr(error)
        if problem:
            failed += 1
            if failed <= 40:
                print(json.dumps({"id": edit["id"], "problem": problem, "after": (edit["after"] or "")[:3000]}))
    print(json.dumps({"checks": count, "failed": failed}))


main()
