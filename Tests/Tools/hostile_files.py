#!/usr/bin/env python3
"""Runs every plain command on files that were made to do harm, into a pipe and into a terminal.

  hostile_files.py PROGRAM [--scale 0.02] [--seconds 600] [--suites FOLDER]

No control character, bidirectional override or escape sequence of a file may come out as text, no run may crash, take more
than ten seconds of a processor or a gigabyte, and JSON stays JSON. Prints one JSON object: what was run, the worst cost, what was wrong.
"""
import argparse, json, os, pty, re, resource, select, shutil, subprocess, sys, tempfile, time

EVIL = "\x1b]0;x\x07\x1b[2J\x1b[31m\x9b31m\u202e\u2066\u200f\r\b\x00\x7f\u0085\u2028"
# Seconds of a processor, so that a busy machine changes no verdict; of waiting only what no load explains.
SECONDS, PATIENCE, MEGABYTES = 10, 300, 1000
# However slow the machine, so many are run.
LEAST = 24
# What a file may never put on a terminal; line feeds, tabs and the CR LF of the terminal itself apart.
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# What the program itself sends: colours, and the progress line.
OWN = re.compile(r"\x1b\[[0-9;]*m|\r\x1b\[K|\r(?=\[)|\r(?=\n)")


def yaml(fields, body=""):
    return f"---\n{fields}\n---\n{body}"


def hostile(scale):
    """Name and content of each file, whose large numbers are cut by a scale."""
    def n(count):
        return max(2, int(count * scale))

    yield b"escapes.md", yaml('title: "\\e]0;x\\a\\e[2J\\u202E\\x9B"\ntags: ["\\e[1m", "a\\0b"]\n"\\e[5m": "\\e[6m"\nlocale: "\\e[7m"\ndate: "\\e[8m"\n'
                              'type: |\n  \\e[9m', f"# {EVIL}\n\n{EVIL} [x](\x1bgone.md) ![i](\x9bx.png)\n\n```sh\n{EVIL}\n```\n\n| {EVIL} | b |\n|--|--|\n| {EVIL} | 2 |\n")
    yield b"raw.md", yaml(f"title: {EVIL}\ntag: {EVIL}, b", EVIL)
    yield b"raw.toml.md", f"+++\ntitle = '{EVIL}'\n+++\n{EVIL}"
    yield b"escapes.toml.md", '+++\ntitle = "\\u001b[31m\\u202e"\n"\\u001b[1m" = "\\u009b"\n+++\n' + EVIL
    yield b"escapes.json.md", '{"title": "\\u001b[31m\\u202e", "\\u001b[1m": "\\u009b", "tags": ["\\u0000"]}\n' + EVIL
    yield b"\x1b[31m\x9b\xe2\x80\xae\n\r\x07.md", yaml("title: a name\nlocale: no")
    yield b"-rf.md", yaml("title: a dash")
    yield b"\xff\xfe\xc3.md", yaml("title: no UTF-8 in the name\ndate: 2017-02-30")
    yield b"broken-utf8.md", b"---\ntitle: \xff\xc3\x28\xed\xa0\x80\ntags: [\xf5]\n---\n\xff\xc3\x28\xed\xa0\x80\n"
    yield b"nul.md", b"---\ntitle: a\0b\n---\n\0\0\0"
    yield b"only-nul.md", b"\0" * n(100_000)
    yield b"utf16.md", yaml("title: x", "body").encode("utf-16")
    yield b"long-title.md", yaml("title: " + "x" * n(4_000_000))
    yield b"long-line.md", yaml("title: x", "word " * n(1_600_000))
    yield b"long-word.md", yaml("title: x", "é" * n(4_000_000))
    yield b"marks.md", yaml("title: x" + "\u0301" * n(100_000), "a" + "\u0301" * n(1_000_000))
    yield b"flow.md", yaml("a: " + "[" * n(100_000))
    yield b"flow-closed.md", yaml("a: " + "[" * n(50_000) + "]" * n(50_000))
    yield b"block.md", yaml("\n".join(" " * depth + "a:" for depth in range(n(3_000))))
    yield b"dashes.md", yaml("a:\n" + "- " * n(50_000) + "x")
    yield b"bomb.md", yaml("a: &a [x,x,x,x,x,x,x,x,x]\n" + "\n".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [" + ",".join([f"*{chr(97 + i)}"] * 9) + "]" for i in range(12)))
    yield b"self.md", yaml("a: &a\n  b: *a\n  <<: *a")
    yield b"merges.md", yaml("\n".join(f"k{i}: &k{i}\n  <<: *k{i - 1}\n  x{i}: 1" if i else "k0: &k0 {x: 1}" for i in range(n(2_000))))
    yield b"keys.md", yaml("\n".join(f"k{i}: v" for i in range(n(1_000_000))))
    yield b"keys.toml.md", "+++\n" + "\n".join(f"k{i} = 1" for i in range(n(1_000_000))) + "\n+++\n"
    yield b"keys.json.md", "{" + ",".join(f'"k{i}":1' for i in range(n(1_000_000))) + "}\n"
    yield b"same-keys.md", yaml("k: v\n" * n(200_000))
    yield b"dotted.toml.md", "+++\n" + ".".join(["a"] * n(50_000)) + " = 1\n+++\n"
    yield b"tables.toml.md", "+++\n" + "".join(f"[[a]]\nx = {i}\n" for i in range(n(200_000))) + "+++\n"
    yield b"json-deep.md", '{"a":' + "[" * n(100_000) + "]" * n(100_000) + "}\n"
    yield b"toml-deep.md", "+++\na = " + "[" * n(100_000) + "]" * n(100_000) + "\n+++\n"
    yield b"inline-deep.md", "+++\na = " + "{a = " * n(20_000) + "1" + "}" * n(20_000) + "\n+++\n"
    yield b"tags.md", yaml("tag: " + "a, " * n(200_000))
    yield b"tag-list.md", yaml("tags: [" + "a, " * n(200_000) + "]")
    yield b"unclosed.md", "---\ntitle: x\n" + "k: v\n" * n(1_000_000)
    yield b"anchors.md", yaml("\n".join(f"k{i}: &a{i} v" for i in range(n(100_000))))
    yield b"quotes.md", yaml("a: '" + "'" * n(300_000))
    yield b"comments.md", yaml("# x\n" * n(300_000) + "title: x")
    yield b"blanks.md", "---\n" + "\n" * n(2_000_000) + "---\n" + "\n" * n(2_000_000)
    yield b"crs.md", "---\r" + "title: x\r" * n(100_000) + "---\r"
    for name, text in [("brackets", "[" * n(200_000)), ("quote", ">" * n(200_000)), ("stars", "*a_ " * n(100_000)), ("ticks", "`a``b" * n(50_000)),
                       ("links", "[a](" * n(100_000)), ("items", "\n".join(" " * i + "- x" for i in range(n(2_000)))), ("bangs", "![" * n(100_000)),
                       ("table", "|" + "a|" * n(5_000) + "\n|" + "-|" * n(5_000) + "\n" + ("|" + "b|" * n(5_000) + "\n") * 20), ("html", "<a " * n(100_000)),
                       ("refs", "\n".join(f"[a{i}]: /x{i}.md" for i in range(n(50_000)))), ("notes", "[^a] " * n(100_000) + "\n\n[^a]: x"),
                       ("wide", "求" * n(300_000)), ("emoji", "👩‍👩‍👧‍👦" * n(50_000)), ("entities", "&#x1b;&#155;&#8238;" * n(20_000))]:
        yield f"md-{name}.md".encode(), yaml("title: " + name, text)


# FILE stands for each file, else the folder is meant; text: what a person reads when it goes into a pipe.
COMMANDS = [
    (["list"], "text"), (["list", "--format", "json"], "json"), (["list", "--format", "jsonl"], "jsonl"), (["list", "--format", "csv"], "text"),
    (["list", "--format", "tsv"], "text"), (["list", "--format", "paths"], "bytes"), (["list", "--search", "x\x1b[31m", "--sort", "title"], "text"),
    (["list", "--where", "title=\x1b[31m"], "text"), (["list", "--query", "\x9b:("], "text"), (["check"], "text"), (["check", "--format", "json"], "json"),
    (["check", "--format", "github"], "text"), (["check", "--format", "gitlab"], "json"), (["check", "--fix"], "bytes"), (["facets", ".", "tag"], "text"),
    (["facets", ".", "title", "--format", "json"], "json"), (["facets", ".", "\x1b[31m"], "text"), (["fields"], "text"), (["tags"], "text"),
    (["tags", "rename", "x\x1b", "y"], "text"), (["log"], "text"),
    (["show", "FILE"], "text"), (["show", "FILE", "--color", "always"], "text"), (["show", "FILE", "--raw"], "text"), (["show", "FILE", "--format", "json"], "json"),
    (["set", "FILE", "title=x\x1b[31m", "--dry-run"], "bytes"), (["set", "FILE", "title=new", "--add-tag", "t", "--if", "title="], "text"),
    (["set", "FILE", "new.key=1"], "text"), (["undo"], "text"), (["undo"], "text"),
]


class Bench:
    def __init__(self, program, state, wrong):
        self.program, self.wrong = program, wrong
        self.runs, self.slowest, self.largest = 0, (0, ""), (0, "")
        self.environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": state, "XDG_STATE_HOME": state, "TERM": "xterm",
                            "SWIFT_BACKTRACE": "enable=no", "COLUMNS": "100"}

    def run(self, folder, words, kind, terminal):
        name = os.path.basename(folder) + ": " + " ".join(repr(word)[1:] if isinstance(word, bytes) else repr(word) for word in words) + (" (terminal)" if terminal else "")
        output, errors, status, seconds, megabytes = (self.in_terminal if terminal else self.in_pipe)(folder, words)
        self.runs += 1
        self.slowest, self.largest = max(self.slowest, (seconds, name)), max(self.largest, (megabytes, name))
        problems = []
        if status not in (0, 1, 64, 66, 74):
            problems.append(f"status {status}: {errors[-200:]!r}")
        if seconds > SECONDS:
            problems.append(f"{seconds:.1f} s")
        if megabytes > MEGABYTES:
            problems.append(f"{megabytes} MB")
        problems += elsewhere(lambda: self.look(output, errors, status, kind, terminal))
        self.wrong += [f"{name}: {problem}"[:300] for problem in problems]

    def look(self, output, errors, status, kind, terminal):
        """What is wrong with what was printed."""
        problems = self.raw(output) if terminal or kind == "text" else []
        problems += self.raw(errors)
        if not terminal and kind.startswith("json") and status in (0, 1) and output:
            try:
                for text in output.splitlines() if kind == "jsonl" else [output]:
                    json.loads(text)
            except ValueError as error:
                problems.append(f"no JSON: {error}")
        return problems

    @staticmethod
    def raw(output):
        text = OWN.sub("", output.decode("utf-8", "surrogateescape"))
        found = RAW.search(text) or re.search("[\udc80-\udcff]", text)
        return [f"raw {text[max(0, found.start() - 30):found.end() + 30]!a}"] if found else []

    def in_pipe(self, folder, words):
        process = subprocess.Popen([self.program] + words, cwd=folder, env=self.environment, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        return self.finish(process, process.stdout, process.stderr)

    def in_terminal(self, folder, words):
        ours, theirs = pty.openpty()
        process = subprocess.Popen([self.program] + words, cwd=folder, env=self.environment, stdin=subprocess.DEVNULL, stdout=theirs,
                                   stderr=theirs, start_new_session=True)
        os.close(theirs)
        return self.finish(process, os.fdopen(ours, "rb", 0), None)

    @staticmethod
    def finish(process, *streams):
        """Reads both at once, and gives the processor's seconds and the memory that the program took."""
        open_streams, found = {stream.fileno(): index for index, stream in enumerate(streams) if stream}, [[], []]
        end = time.monotonic() + PATIENCE
        while open_streams and time.monotonic() < end:
            for descriptor in select.select(list(open_streams), [], [], 0.2)[0]:
                try:
                    data = os.read(descriptor, 1 << 16)
                except OSError:
                    data = b""
                if data:
                    found[open_streams[descriptor]].append(data)
                else:
                    del open_streams[descriptor]
        if open_streams:
            process.kill()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        for stream in streams:
            if stream:
                stream.close()
        seconds = usage.ru_utime + usage.ru_stime
        return b"".join(found[0]), b"".join(found[1]), process.returncode, seconds, usage.ru_maxrss // 1024


def write(folder, name, content):
    with open(os.path.join(os.fsencode(folder), name), "wb") as file:
        file.write(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)


def elsewhere(work):
    """Does what takes much memory in another process, since what a program is said to take begins with what starts it."""
    theirs, ours = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            with open(ours, "w") as out:
                json.dump(work(), out)
        finally:
            os._exit(0)
    os.close(ours)
    with open(theirs) as answers:
        text = answers.read()
    os.waitpid(child, 0)
    return json.loads(text)


def write_all(root, scale):
    """Each file in a folder of its own; how many there are."""
    count = 0
    for name, content in hostile(scale):
        folder = os.path.join(root, str(count))
        os.makedirs(folder)
        write(folder, name, content)
        count += 1
    return count


def write_suites(folder, suites):
    """The inputs of the public suites as front matter, wherever they are."""
    count = 0
    for root, _, names in os.walk(suites):
        for name in sorted(names):
            marks = {"in.yaml": b"---\n", "in.toml": b"+++\n"}.get(name)
            if marks:
                with open(os.path.join(root, name), "rb") as file:
                    write(folder, b"suite-%04d.md" % count, marks + file.read() + b"\n" + marks + b"Body.\n")
                count += 1
    return count


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--seconds", type=float, default=1e9, help="stop after so long; all is run else")
    parser.add_argument("--scale", type=float, default=1, help="how much of the large numbers, for a program that is not optimised")
    parser.add_argument("--suites", help="a folder with yaml-test-suite and toml-test")
    options = parser.parse_args()
    end = time.monotonic() + options.seconds
    root, wrong = tempfile.mkdtemp(prefix="postings-hostile-"), []
    try:
        bench = Bench(os.path.abspath(options.program), os.path.join(root, "state"), wrong)
        # A folder for each file, so that a slow one is known by its name; the suites are one collection.
        jobs = []
        count = elsewhere(lambda: write_all(root, options.scale))
        for number in range(count):
            folder = os.path.join(root, str(number))
            name = os.listdir(os.fsencode(folder))[0]
            jobs += [(folder, words, kind, name) for words, kind in COMMANDS]
        if options.suites:
            folder = os.path.join(root, "suites")
            os.makedirs(folder)
            count += write_suites(folder, options.suites)
            jobs += [(folder, words, kind, None) for words, kind in COMMANDS if "FILE" not in words]
        if options.seconds < 1e9:
            # Not all can be run: those that are lie far apart.
            jobs = [jobs[index * 7919 % len(jobs)] for index in range(len(jobs))]
        for folder, words, kind, name in jobs:
            # A leading dash would be an option.
            path = b"./" + name if name and name.startswith(b"-") else name
            for terminal in (False, True):
                if bench.runs < LEAST or time.monotonic() < end:
                    bench.run(folder, [path if word == "FILE" else word for word in words], kind, terminal)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    print(json.dumps({"files": count, "runs": bench.runs, "of": 2 * len(jobs), "slowestSeconds": round(bench.slowest[0], 2), "slowest": bench.slowest[1][:200],
                      "largestMegabytes": bench.largest[0], "largest": bench.largest[1][:200], "wrong": wrong[:40]}, indent=1))


if __name__ == "__main__":
    sys.exit(main())
