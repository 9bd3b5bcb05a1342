#!/usr/bin/env python3
"""Fails and kills `postings set` at every system call of a save, in turn, with strace, and looks at what is left.

  inject_faults.py PROGRAM [--seconds 600]

The program is held at reading its list of files while strace takes hold of the thread that writes; so only the calls of
the save are counted. Each fault has a folder of its own. Prints one JSON object: what was tried, and what was found wrong.
"""
import argparse, collections, json, os, re, shutil, subprocess, sys, tempfile, time

# The new text is shorter, so that a write in place cuts the file too.
OLD = b"---\ntitle: A posting\nlocale: fr-FR\n---\n" + b"The body stays as it is.\n" * 40
NEW = OLD.replace(b"locale: fr-FR", b"locale: de")
ERRORS = ["ENOSPC", "EIO", "EDQUOT", "EACCES", "EROFS", "EINTR"]
CALLS = set("""openat read pread64 write pwrite64 fsync fdatasync sync_file_range renameat renameat2 linkat unlinkat fchmod
  fchown fchownat ftruncate flock mkdir getdents64 newfstatat fstat faccessat2 readlink readlinkat flistxattr fgetxattr
  fsetxattr fremovexattr close utimensat getrandom""".split())
# Tried first when time is short: what changes something.
FIRST = set("""pwrite64 write fsync fdatasync renameat renameat2 linkat unlinkat fchmod fchown ftruncate flock fsetxattr
  openat""".split())
# Of a run, in seconds: what no load of the machine explains.
PATIENCE = 300
# However slow the machine, so many are tried, those that matter most first.
LEAST = 40
LITTER = re.compile(r"^\..*\.postings-[0-9a-f]{16}\.tmp$")


class Scenario:
    """A kind of file, each saved by a way of its own."""

    def __init__(self, name, prepare, file="a.md"):
        self.name, self.prepare, self.file = name, prepare, file

    def make(self, folder):
        os.makedirs(folder)
        with open(os.path.join(folder, "a.md"), "wb") as out:
            out.write(OLD)
        self.prepare(folder)


def link(folder):
    os.symlink("a.md", os.path.join(folder, "link.md"))


def hard_link(folder):
    os.link(os.path.join(folder, "a.md"), os.path.join(folder, "b.md"))


def attributes(folder):
    os.setxattr(os.path.join(folder, "a.md"), "user.note", b"kept")
    os.chmod(os.path.join(folder, "a.md"), 0o640)


def owner(folder):
    os.chown(os.path.join(folder, "a.md"), 1234, 1234)


class Bench:
    def __init__(self, program, root):
        self.program, self.root, self.count = program, root, 0
        self.state = os.path.join(root, "state")
        self.environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": root, "XDG_STATE_HOME": self.state,
                            "SWIFT_BACKTRACE": "enable=no"}

    def folder(self, scenario):
        self.count += 1
        folder = os.path.join(self.root, "files", str(self.count))
        scenario.make(folder)
        return folder

    def run(self, scenario, folder, options):
        """Status, standard error, and the calls that strace wrote down."""
        log = os.path.join(self.root, "log")
        process = subprocess.Popen([self.program, "set", "-", "locale=de"], stdin=subprocess.PIPE, cwd=folder,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=self.environment)
        try:
            thread = self.reading_thread(process.pid)
            tracer = subprocess.Popen(["strace", "-p", thread, "-o", log] + options, stderr=subprocess.PIPE)
            attached = tracer.stderr.readline()
            if b"attached" not in attached:
                raise SystemExit("strace cannot attach: " + attached.decode())
            _, errors = process.communicate(scenario.file.encode() + b"\n", timeout=PATIENCE)
            tracer.communicate(timeout=PATIENCE)
        finally:
            if process.poll() is None:
                process.kill()
        with open(log) as file:
            return process.returncode, errors.decode(), file.read()

    def reading_thread(self, process):
        """The thread that waits for standard input."""
        tasks = f"/proc/{process}/task"
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for task in os.listdir(tasks):
                try:
                    with open(f"{tasks}/{task}/syscall") as file:
                        if re.match(r"0 0x0 ", file.read()):
                            return task
                except OSError:
                    pass
            time.sleep(0.002)
        raise SystemExit("the program does not read its standard input")


def calls(log):
    """(name, how many of that name before it) of each call that can be made to fail."""
    seen, found = collections.Counter(), []
    for line in log.splitlines():
        match = re.match(r"(\w+)\(", line)
        if not match:
            continue
        name = match[1]
        seen[name] += 1
        if name in CALLS and not line.startswith(("read(0", "write(1", "close(0")):
            found.append((name, seen[name]))
    return found


def read(path):
    with open(path, "rb") as file:
        return file.read()


def verdict(scenario, folder, fault, status, errors):
    """What is wrong after a fault; None when nothing is."""
    content = read(os.path.join(folder, "a.md"))
    lines = errors.splitlines()
    if status == -9:
        # A file that is written in place may be half written until the next start, which mends it.
        return None if content in (OLD, NEW) or scenario.name == "hard link" else "torn by a kill"
    if content not in (OLD, NEW):
        return "torn"
    if status == 0 and content != NEW:
        return "said to be done, and is not"
    if status != 0 and content == NEW and not ("was saved" in errors or "written all the same" in errors):
        return "written, and said to have failed: " + errors
    # Settings that cannot be read are told, and keep no posting from being saved; and what the run before this one left
    # half written in its own folder is put right, and told.
    lines = [line for line in lines if ".postings.yml" not in line
             and ("its old text is back" not in line or folder in line)]
    if status == 0 and lines:
        return "done with a complaint: " + errors
    if status not in (0, 1, 66, 74):
        return f"status {status}: {errors}"
    if status != 0 and (len(lines) != 1 or not lines[0].startswith("postings: ")):
        return "not one sentence: " + errors
    return None


def after_next_start(bench, scenario, folder):
    """What is wrong in a folder when the next command has run."""
    if read(os.path.join(folder, "a.md")) not in (OLD, NEW):
        return "torn after the next start"
    left = [name for name in os.listdir(folder) if LITTER.match(name)]
    if left:
        return "litter: " + " ".join(left)
    if scenario.name == "link" and not os.path.islink(os.path.join(folder, "link.md")):
        return "the link is gone"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--seconds", type=float, default=1e9, help="stop after so long; all faults are tried else")
    options = parser.parse_args()
    end = time.monotonic() + options.seconds
    scenarios = [Scenario("plain", lambda folder: None), Scenario("hard link", hard_link),
                 Scenario("link", link, "link.md"), Scenario("attributes", attributes)]
    if os.geteuid() == 0:
        scenarios.append(Scenario("owner", owner))
    wrong, folders = [], []
    tried = collections.Counter()
    names = collections.Counter()
    outcomes = collections.Counter()
    root = tempfile.mkdtemp(prefix="postings-faults-")
    try:
        bench = Bench(os.path.abspath(options.program), root)
        jobs = []
        for scenario in scenarios:
            try:
                folder = bench.folder(scenario)
            except OSError:
                continue  # No extended attributes here.
            status, errors, log = bench.run(scenario, folder, [])
            if status != 0 or read(os.path.join(folder, "a.md")) != NEW:
                raise SystemExit(f"{scenario.name}: not even an undisturbed save works: {errors}")
            for index, (name, number) in enumerate(calls(log)):
                # A bounded run tries each call in one way; another one at each call.
                for turn in range(len(ERRORS) + 1):
                    fault = (["KILL"] + ERRORS)[(index + turn) % (len(ERRORS) + 1)]
                    jobs.append((turn, scenario, name, number, fault))
        jobs.sort(key=lambda job: (job[0], job[2] not in FIRST))
        for turn, scenario, name, number, fault in jobs:
            if time.monotonic() > end and len(folders) >= LEAST:
                break
            folder = bench.folder(scenario)
            what = f"signal={fault}" if fault == "KILL" else f"error={fault}"
            status, errors, log = bench.run(scenario, folder, ["-e", f"inject={name}:{what}:when={number}"])
            struck = "(INJECTED)" in log or "killed by SIGKILL" in log
            if not struck:
                continue
            tried["kills" if fault == "KILL" else "faults"] += 1
            names[name] += 1
            content = read(os.path.join(folder, "a.md"))
            left = "old" if content == OLD else "new" if content == NEW else "half written, mended at the next start"
            outcomes[f"{'killed' if status < 0 else 'done' if status == 0 else 'said to have failed'}, {left}"] += 1
            folders.append((scenario, folder, f"{scenario.name}: {fault} at {name} {number}"))
            problem = verdict(scenario, folder, fault, status, errors)
            if problem:
                wrong.append(f"{folders[-1][2]}: {problem}")
        time.sleep(2.2)  # Younger temporary files may be somebody's.
        files = [os.path.join(folder, "c.md") for _, folder, _ in folders]
        for file in files:
            with open(file, "wb") as out:
                out.write(OLD)
        subprocess.run([bench.program, "set", "-", "title=B", "--quiet"], input="\n".join(files).encode(),
                       env=bench.environment, check=True, timeout=PATIENCE, stderr=subprocess.DEVNULL)
        for scenario, folder, name in folders:
            problem = after_next_start(bench, scenario, folder)
            if problem:
                wrong.append(f"{name}: {problem}")
    finally:
        shutil.rmtree(root, ignore_errors=True)
    print(json.dumps({"faults": tried["faults"], "kills": tried["kills"], "of": len(jobs), "calls": names, "outcomes": outcomes,
                      "wrong": wrong}, indent=1))


if __name__ == "__main__":
    sys.exit(main())
