import Postings
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The screens as a person meets them: the program that was built with this one, in a terminal of 80 × 24.
struct ScreenFigures {
  var folder: FilePath
  var runs: Int
  var pageCache: PageCache
  /// The program that was built with this one.
  private static let program = FilePath(CommandLine.arguments[0]).removingLastComponent().appending("postings").string

  func figures() -> [Figure] {
    guard access(Self.program, X_OK) == 0 else {
      return [Figure(name: "screens", value: "skipped: no \(Self.program)")]
    }
    guard let home = TemporaryFolder() else { return [Figure(name: "screens", value: "skipped: no temporary folder")] }
    defer { home.remove() }
    let without = (0..<runs).compactMap { _ in start(["--no-index"], home) }
    // Makes the index.
    _ = start([], home, rest: 3000)
    let with = (0..<runs).compactMap { _ in start([], home) }
    let cold = (0..<runs).compactMap { _ in
      pageCache.forget(folder)
      pageCache.forget(home.path)
      return start([], home)
    }
    return starts(with: with, without: without, cold: cold) + keys(home) + single(home)
  }

  // MARK: Starts

  private struct Start {
    var first: Double
    var complete: Double
    var memory: Int
  }

  private func start(_ arguments: [String], _ home: TemporaryFolder, rest: Double = 500) -> Start? {
    guard let session = session(arguments + [folder.string], home), let first = session.firstRow() else { return nil }
    let complete = session.atRest(quiet: rest)
    let memory = session.peakMemory
    _ = session.press("Q")
    return Start(first: first, complete: complete, memory: memory)
  }

  private func starts(with: [Start], without: [Start], cold: [Start]) -> [Figure] {
    func median(_ starts: [Start], _ value: (Start) -> Double) -> Double { starts.map(value).percentile(50) }
    func memory(_ starts: [Start]) -> String { (median(starts) { Double($0.memory) } / 1_048_576).fixed(1) + " MB" }
    let warm = median(with) { $0.first }
    return [
      Figure("first screen, with index", warm, goal: "≤ 20 ms"),
      Figure("first screen, without", median(without) { $0.first }, goal: "≤ 40 ms"),
      Figure(
        "first screen, with index, cold (\(pageCache.how))", median(cold) { $0.first },
        ratio: (median(cold) { $0.first } / warm).fixed(2) + " × warm", goal: "≤ 2 × warm"),
      Figure("at rest, with index", median(with) { $0.complete }),
      Figure("at rest, without", median(without) { $0.complete }),
      Figure(name: "memory at its peak, with index", value: memory(with), goal: "≤ 80 MB at 100k, ≤ 600 MB at 1M"),
      Figure(name: "memory at its peak, without", value: memory(without), goal: "≤ 80 MB at 100k, ≤ 600 MB at 1M"),
    ]
  }

  // MARK: Keys

  private func keys(_ home: TemporaryFolder) -> [Figure] {
    guard let session = session([folder.string], home), session.firstRow() != nil else { return [] }
    _ = session.atRest()
    defer { _ = session.press("Q") }
    let down = (0..<10 * runs).map { _ in session.press("j") }
    let page = (0..<10 * runs).map { _ in session.press("\u{1B}[6~") }
    var (open, typed): ([Double], [Double]) = ([], [])
    for _ in 0..<4 * runs {
      open.append(session.press("\r").time)
      _ = session.press("q")
    }
    for _ in 0..<runs {
      _ = session.press("/")
      typed += "data paris".map { session.press(String($0)).time }
      _ = session.press("\u{07}")
    }
    // Open the form, open its first field, type a letter, leave the field, leave the form.
    let form = (0..<2 * runs).map { _ in ["e", "\r", "x", "\u{07}", "q"].map { session.press($0).time } }
    return [
      keyFigure("cursor down", down, goal: "p50 ≤ 0.6 ms, ≤ 300 bytes"),
      keyFigure("page down", page, goal: "p50 ≤ 1 ms, ≤ 2,600 bytes"),
      keyFigure("open a posting", open.map { ($0, 0) }, goal: "≤ 3 ms"),
      formFigure("open the form", form.map { $0[0] }),
      formFigure("a key in the form", form.flatMap { $0[1...] }),
      keyFigure("a key in / to its frame", typed.map { ($0, 0) }, goal: "p50 ≤ 4, p99 ≤ 16 ms; 1M: p99 ≤ 50 ms"),
    ]
  }

  private func formFigure(_ name: String, _ times: [Double]) -> Figure {
    keyFigure(name, times.map { ($0, 0) }, goal: "≤ 16 ms")
  }

  private func keyFigure(_ name: String, _ answers: [(time: Double, bytes: Int)], goal: String) -> Figure {
    let times = answers.map(\.time)
    let bytes = answers.map { Double($0.bytes) }.percentile(50)
    return Figure(
      name: name + ", p50 / p99", value: "\(times.percentile(50).milliseconds) / \(times.percentile(99).milliseconds)",
      ratio: bytes > 0 ? "\(Int(bytes)) bytes" : "", goal: goal, measure: times.percentile(50))
  }

  // MARK: One posting

  /// One file from the shell, beside vim without its settings.
  private func single(_ home: TemporaryFolder) -> [Figure] {
    guard let file = firstFile else { return [] }
    let own = (0..<runs * 3).compactMap { _ in firstByteAtRest(Self.program, [file], home) }
    let vim = (0..<runs * 3).compactMap { _ in firstByteAtRest("/usr/bin/vim", ["-u", "NONE", file], home) }
    let ratio = vim.isEmpty ? "" : (own.percentile(50) / vim.percentile(50)).fixed(2) + " × vim -u NONE"
    return [Figure("one posting, from the shell", own.percentile(50), ratio: ratio, goal: "≤ vim -u NONE")]
  }

  private func firstByteAtRest(_ program: String, _ arguments: [String], _ home: TemporaryFolder) -> Double? {
    guard access(program, X_OK) == 0, let session = session(program, arguments, home) else { return nil }
    return session.atRest(quiet: 100)
  }

  private var firstFile: String? {
    var first: String?
    OrderedScan().run(
      [folder],
      transform: { $0.compactMap { if case .posting(let posting) = $0 { posting.path.string } else { nil } } },
      receive: { paths in
        first = paths.first ?? first
        return first == nil
      })
    return first
  }

  private func session(_ arguments: [String], _ home: TemporaryFolder) -> ScreenSession? {
    session(Self.program, arguments, home)
  }

  private func session(_ program: String, _ arguments: [String], _ home: TemporaryFolder) -> ScreenSession? {
    ScreenSession(
      program, arguments,
      environment: ["HOME": home.path.string, "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"])
  }
}
