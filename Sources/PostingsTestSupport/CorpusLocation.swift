import Foundation

/// Where the shared test data lie: `../shared`, beside the project's folder. They are not part of the repository, so a
/// test that needs them says `.enabled(if: CorpusLocation.isAvailable, CorpusLocation.reason)`.
public enum CorpusLocation {
  /// The project's folder.
  public static let projectRoot = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The folder of the shared data, with `corpus`, `suites` and `tools` in it; `nil` when there is none.
  public static let root: String? = {
    let path = URL(filePath: projectRoot).deletingLastPathComponent().appending(path: "shared").path
    return FileManager.default.fileExists(atPath: path + "/corpus") ? path : nil
  }()

  /// Whether the shared data are there.
  public static var isAvailable: Bool { root != nil }

  /// Why a test that needs them is skipped.
  public static let reason: StaticString = "needs the shared corpus in ../shared, which is not there"

  /// The path of a file or folder of the shared data (`corpus/jobs/osp`); `nil` when it is not there.
  public static func path(_ relative: String) -> String? {
    guard let path = root.map({ $0 + "/" + relative }), FileManager.default.fileExists(atPath: path) else { return nil }
    return path
  }
}
