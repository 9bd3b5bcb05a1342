import SystemPackage

/// Figures of speed and memory on a folder of postings, each beside the floor of the same run.
///
/// ```
/// python3 ../shared/tools/make_corpus.py /tmp/corpus100k --count 100000
/// swift run -c release postings-benchmark /tmp/corpus100k
/// ```
/// With `--commands`: the plain commands beside ripgrep, sed and python-frontmatter. With `--front-matter`: reading and
/// editing front matter beside libyaml's own scanner.
/// The floor is what the same files cost when they are walked, opened, read and thrown away with plain system calls.
/// Times are medians of several runs; ratios hold where the milliseconds of a shared machine do not.
@main enum Main {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    let folders = arguments.filter { !$0.hasPrefix("--") }
    guard folders.count == 1, let folder = folders.first else {
      print("usage: postings-benchmark FOLDER [--quick] [--commands | --front-matter]")
      return
    }
    let runs = arguments.contains("--quick") ? 2 : 5
    if arguments.contains("--commands") { return CommandFigures(folder: FilePath(folder), runs: runs).print() }
    if arguments.contains("--front-matter") { return FrontMatterFigures(folder: FilePath(folder), runs: runs).print() }
    let benchmark = Benchmark(folder: FilePath(folder), runs: runs)
    benchmark.run()
  }
}
