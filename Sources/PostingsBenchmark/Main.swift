import SystemPackage

/// Figures of speed and memory on a folder of postings, each beside the floor of the same run.
///
/// ```
/// python3 ../shared/tools/make_corpus.py /tmp/corpus100k --count 100000
/// swift run -c release postings-benchmark /tmp/corpus100k
/// ```
/// The floor is what the same files cost when they are walked, opened, read and thrown away with plain system calls.
/// Times are medians of several runs; ratios hold where the milliseconds of a shared machine do not.
@main enum Main {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    let folders = arguments.filter { !$0.hasPrefix("--") }
    guard folders.count == 1, let folder = folders.first else {
      print("usage: postings-benchmark FOLDER [--quick]")
      return
    }
    let benchmark = Benchmark(folder: FilePath(folder), runs: arguments.contains("--quick") ? 2 : 5)
    benchmark.run()
  }
}
