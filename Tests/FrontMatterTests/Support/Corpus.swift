import Foundation

/// The real files that lie beside the project, in `../shared`; the tests that need them are skipped when they do not.
enum Corpus {
  static let shared: URL = {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    return root.deletingLastPathComponent().appendingPathComponent("shared")
  }()

  static let absent = "the shared corpus is not beside the project: ../shared/corpus"
  static var isPresent: Bool { FileManager.default.fileExists(atPath: shared.appendingPathComponent("corpus").path) }

  /// Every run of the tests takes a sample; `POSTINGS_FULL=1` takes all.
  static var isFullRun: Bool { ProcessInfo.processInfo.environment["POSTINGS_FULL"] == "1" }

  /// All files under `corpus`, in the order of their paths, those of `edits` left out.
  static let files: [URL] = {
    guard isPresent else { return [] }
    let corpus = shared.appendingPathComponent("corpus")
    let found = FileManager.default.enumerator(at: corpus, includingPropertiesForKeys: [.isRegularFileKey])
    let paths = found?.compactMap { $0 as? URL } ?? []
    return paths.filter { url in
      !url.path.contains("/corpus/edits/")
        && (try? url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
    }.sorted { $0.path < $1.path }
  }()

  static func bytes(_ url: URL) -> [UInt8] { (try? Data(contentsOf: url)).map { [UInt8]($0) } ?? [] }

  static func name(_ url: URL) -> String { url.path.components(separatedBy: "/shared/").last ?? url.path }
}
