#!/usr/bin/env python3
"""Lets two `postings set` and another program write the same files in loops, and looks for lost and torn updates.

  two_writers.py PROGRAM [--seconds 600]

The other program writes as editors do: a new file renamed over the old one. Prints one JSON object.
"""
import argparse, fcntl, json, os, re, shutil, subprocess, sys, tempfile, threading, time

FILES = [f"{number}.md" for number in range(12)]
START = b"---\ntitle: A posting\nx: 0\ny: 0\nc: 0\n---\nThe body stays as it is.\nEnd.\n"
WHOLE = re.compile(rb"---\ntitle: A posting\nx: (\d+)\ny: (\d+)\nc: (\d+)\n---\nThe body stays as it is\.\nEnd\.\n")
KEYS = ["x", "y", "c"]
LEAST = 2


class Field:
    """What one writer knows of the field that nobody else writes."""

    def __init__(self, folder, key, wrong):
        self.folder, self.key, self.wrong = folder, key, wrong
        self.known, self.rounds, self.refused = dict.fromkeys(FILES, 0), 0, 0

    def check(self, when):
        for name in FILES:
            match = WHOLE.fullmatch(read(os.path.join(self.folder, name)))
            if not match:
                self.wrong.append(f"{name} is torn")
            elif int(match[KEYS.index(self.key) + 1]) != self.known[name]:
                self.wrong.append(f"{name}: {self.key} is {match[KEYS.index(self.key) + 1]}, not {self.known[name]}, {when}")
                self.known[name] = int(match[KEYS.index(self.key) + 1])


def read(path):
    with open(path, "rb") as file:
        return file.read()


def set_loop(program, environment, field, end, number=0):
    # On a busy machine the time may be over before anything was tried.
    while number < LEAST or time.monotonic() < end:
        number += 1
        field.check("before a round")
        run = subprocess.run([program, "set", *FILES, f"{field.key}={number}", "-q"], cwd=field.folder, env=environment,
                             capture_output=True, text=True)
        refused = {line.split(": ")[1].split(" ")[0].rstrip(":") for line in run.stderr.splitlines()}
        if run.returncode not in (0, 1) or (run.returncode == 0) != (not refused):
            field.wrong.append(f"status {run.returncode}: {run.stderr}")
        for name in FILES:
            if name in refused:
                field.refused += 1
            else:
                field.known[name] = number
                field.rounds += 1
        field.check("after a round")


def rename_loop(field, end):
    number = 0
    while number < LEAST or time.monotonic() < end:
        number += 1
        for name in FILES:
            path = os.path.join(field.folder, name)
            text = re.sub(rb"\nc: \d+\n", b"\nc: %d\n" % number, read(path))
            with open(path + "~", "wb") as out:
                out.write(text)
            os.rename(path + "~", path)
            field.known[name] = number
            field.rounds += 1
        field.check("after the other program wrote")


def phase(program, environment, root, name, keys, seconds, wrong):
    folder = os.path.join(root, name)
    os.makedirs(folder)
    for file in FILES:
        with open(os.path.join(folder, file), "wb") as out:
            out.write(START)
    end = time.monotonic() + seconds
    fields = [Field(folder, key, wrong) for key in keys]
    # Against a writer that overwrites what it has not seen, only its own field is told to be safe.
    loops = [threading.Thread(target=rename_loop, args=(field, end)) if field.key == "c"
             else threading.Thread(target=set_loop, args=(program, environment, field if "c" not in keys else Field(folder, field.key, []), end))
             for field in fields]
    for loop in loops:
        loop.start()
    for loop in loops:
        loop.join()
    for file in FILES:
        if not WHOLE.fullmatch(read(os.path.join(folder, file))):
            wrong.append(f"{file} is torn at the end")
        with open(os.path.join(folder, file)) as opened:
            try:
                fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                wrong.append(f"{file} is still locked")
    left = sorted(set(os.listdir(folder)) - set(FILES))
    if left:
        wrong.append("left behind: " + " ".join(left))
    return {"writes": sum(field.rounds for field in fields), "refused": sum(field.refused for field in fields)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--seconds", type=float, default=600)
    options = parser.parse_args()
    root, wrong = tempfile.mkdtemp(prefix="postings-writers-"), []
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": root, "XDG_STATE_HOME": os.path.join(root, "state"),
                   "SWIFT_BACKTRACE": "enable=no"}
    try:
        program = os.path.abspath(options.program)
        two = phase(program, environment, root, "two", ["x", "y"], options.seconds / 2, wrong)
        other = phase(program, environment, root, "other", ["x", "c"], options.seconds / 2, wrong)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    print(json.dumps({"twoPostings": two, "withAnotherProgram": other, "wrong": wrong[:20]}, indent=1))


if __name__ == "__main__":
    sys.exit(main())
