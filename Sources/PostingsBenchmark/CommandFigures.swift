import Postings
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The plain commands beside what people use without them: ripgrep, sed, python-frontmatter.
struct CommandFigures {
  var folder: FilePath
  var runs: Int
  private let report = Report()
  /// The program that was built with this one.
  private let postings: String
  private static let filesToSet = 10_000
  private static let filesForPython = 5_000

  init(folder: FilePath, runs: Int) {
    self.folder = folder
    self.runs = runs
    let own = FilePath(CommandLine.arguments[0])
    postings = (own.removingLastComponent().appending("postings")).string
  }

  func print() {
    let files = paths
    guard let first = files.first, ChildProcess.run(postings, ["--version"]) != nil else {
      return Swift.print("\(postings) cannot be run on \(folder): build it with -c release first.")
    }
    report.heading("Commands on \(files.count) postings")
    printList(files)
    let copy = scratch.appending("files")
    guard let copies = copied(Array(files.prefix(Self.filesToSet)), to: copy) else { return }
    printSet(copies)
    _ = ChildProcess.run("rm", ["-rf", "--", scratch.string])
    printStart(first)
  }

  private var paths: [String] {
    var paths: [String] = []
    OrderedScan().run(
      [folder],
      transform: { $0.compactMap { if case .posting(let posting) = $0 { posting.path.string } else { nil } } },
      receive: {
        paths += $0
        return true
      })
    return paths
  }

  // MARK: list

  private func printList(_ files: [String]) {
    let some = Array(files.prefix(Self.filesForPython))
    guard let list = list(of: some, named: "read") else { return }
    // Some postings cannot be read, which ends neither program.
    let script = """
      import frontmatter, sys
      for path in sys.stdin.read().splitlines():
          try: frontmatter.load(path)
          except Exception: pass
      """
    let costs = ChildProcess.medians(
      of: runs,
      [
        { ChildProcess.run(postings, ["list", folder.string, "--format", "jsonl"]) },
        { ChildProcess.run("rg", ["-N", "^locale: fr", folder.string]) },
        { ChildProcess.run(postings, ["list", "-", "--format", "jsonl"], input: list) },
        { ChildProcess.run("python3", ["-c", script], input: list) },
      ])
    let names = [
      "postings list --format jsonl", "rg -N '^locale: fr'", "postings list, \(some.count) files",
      "python-frontmatter, the same files",
    ]
    line(names[0], costs[0], beside: costs[1], "rg")
    line(names[1], costs[1])
    line(names[2], costs[2], beside: costs[3], "python-frontmatter")
    line(names[3], costs[3])
  }

  // MARK: set

  /// For copies and the journal; outside of the folder.
  private let scratch = FilePath("/tmp/postings-benchmark-\(getpid())")

  private func copied(_ files: [String], to copy: FilePath) -> [String]? {
    setenv("XDG_STATE_HOME", scratch.appending("state").string, 1)
    guard ChildProcess.run("mkdir", ["-p", copy.string]) != nil else { return nil }
    let copies = files.indices.map { copy.appending("\($0).md").string }
    for (file, copy) in zip(files, copies) {
      guard let bytes = try? PostingFile.read(FilePath(file)).bytes, let out = fopen(copy, "w") else { return nil }
      fwrite(bytes, 1, bytes.count, out)
      fclose(out)
    }
    return list(of: copies, named: "list") == nil ? nil : copies
  }

  /// Writes the paths into a file that a program reads them from.
  private func list(of files: [String], named name: String) -> String? {
    let path = scratch.appending(name).string
    guard ChildProcess.run("mkdir", ["-p", scratch.string]) != nil, let list = fopen(path, "w") else { return nil }
    fputs(files.joined(separator: "\n"), list)
    fclose(list)
    return path
  }

  private func printSet(_ copies: [String]) {
    var number = 0
    // Another value each time, so that there is something to write.
    func next() -> String {
      number += 1
      return "a\(number)"
    }
    let list = scratch.appending("list").string
    let costs = ChildProcess.medians(
      of: runs,
      [
        { ChildProcess.run(postings, ["set", "-", "locale=\(next())", "--quiet"], input: list, highestStatus: 1) },
        { ChildProcess.run("sed", ["-i", "s/^locale: .*/locale: \(next())/"] + copies) },
      ])
    line("postings set locale=…, \(copies.count) files", costs[0], beside: costs[1], "sed -i")
    line("sed -i, the same files (never synced)", costs[1])
  }

  // MARK: Start

  private func printStart(_ file: String) {
    let costs = ChildProcess.medians(
      of: runs * 10,
      [
        { ChildProcess.run("true", []) }, { ChildProcess.run(postings, ["--version"]) },
        { ChildProcess.run(postings, ["show", file]) }, { ChildProcess.run("python3", ["-c", "pass"]) },
      ])
    line("postings --version", costs[1], beside: costs[3], "python3")
    line("postings show FILE", costs[2], beside: costs[3], "python3")
    line("true", costs[0])
    line("python3 -c pass", costs[3])
  }

  private func line(_ name: String, _ cost: Cost?, beside other: Cost? = nil, _ otherName: String = "") {
    guard let cost else { return report.line(Figure(name: name, value: "not here, or it failed")) }
    let ratio = other.map { (cost.cpu / max($0.cpu, 0.001)).fixed(2) + " × " + otherName + ", " }
    let wall = other.map { (cost.wall / max($0.wall, 0.001)).fixed(2) + " × in time" }
    report.line(Figure(name: name, value: cost.text, ratio: (ratio ?? "") + (wall ?? "")))
  }
}
