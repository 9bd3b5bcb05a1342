import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Figures of speed and memory on a folder of postings, each beside the floor of the same run.
///
/// ```
/// swift run -c release postings-benchmark FOLDER…
/// ```
/// With several folders, the smallest first: also how each figure grows from one to the next.
/// With `--only=reading,index,queries,bodies,screens`: these parts alone, beside memory and the floor.
/// With `--commands`: the plain commands beside ripgrep, sed and python-frontmatter. With `--front-matter`: reading and
/// editing front matter beside libyaml's own scanner.
/// With `--cold`, as root: all caches of the system are dropped before each cold start, else only the pages of the files.
/// The floor is what the same files cost when they are walked, opened, read and thrown away with plain system calls.
/// Times are medians of several runs; ratios hold where the milliseconds of a shared machine do not.
@main enum Main {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    let folders = arguments.filter { !$0.hasPrefix("--") }
    guard let folder = folders.first else {
      print("usage: postings-benchmark FOLDER… [--quick] [--cold] [--only=PART,… | --commands | --front-matter]")
      return
    }
    let runs = arguments.contains("--quick") ? 2 : 5
    if arguments.contains("--commands") { return CommandFigures(folder: FilePath(folder), runs: runs).print() }
    if arguments.contains("--front-matter") { return FrontMatterFigures(folder: FilePath(folder), runs: runs).print() }
    // Ahead of what else the machine does, where that is allowed.
    nice(-15)
    let parts = arguments.last { $0.hasPrefix("--only=") }.map {
      $0.dropFirst("--only=".count).split(separator: ",").map(String.init)
    }
    let pageCache = PageCache(emptiesAll: arguments.contains("--cold") && geteuid() == 0)
    var growth = Growth()
    for folder in folders {
      let (files, figures) = Benchmark(
        folder: FilePath(folder), runs: runs, pageCache: pageCache, parts: parts
      ).run()
      growth.add(files, figures)
    }
    growth.print()
  }
}
