public import SystemPackage

/// Why git does not tell of a file.
public enum GitFailure: Error, Sendable, Equatable {
  /// It is not installed.
  case noGit
  /// The file lies in no repository.
  case noRepository(FilePath)
  /// The last commit does not hold the file.
  case notCommitted(FilePath)
}

/// A commit that touched a file.
public struct GitCommit: Sendable, Equatable {
  /// The whole name of the commit, in hexadecimal.
  public var hash: String
  /// Seconds since 1970-01-01T00:00Z.
  public var instant: Int
  /// As git has it; not cleaned.
  public var author: String
  /// The first line of the message; not cleaned.
  public var subject: String
  /// What the file was called then, from the root of the repository, as bytes.
  public var path: [UInt8]
}

/// What git knows of one file. Only committed bytes are read: no filter, text conversion or other program of a
/// repository's settings is run.
public struct GitHistory: Sendable {
  /// The file.
  public let path: FilePath
  private let folder: FilePath
  private let name: [UInt8]

  /// The history of a file, wherever it lies.
  public init(of path: FilePath) {
    self.path = path
    folder = path.removingLastComponent()
    name = path.lastComponentBytes
  }

  /// The bytes that the last commit has.
  public func committed() throws(GitFailure) -> [UInt8] {
    if let bytes = try blob(Array("HEAD:./".utf8) + name) { return bytes }
    let isInside = try GitProcess.run(["rev-parse", "--is-inside-work-tree"].map { Array($0.utf8) }, in: folder) != nil
    throw isInside ? .notCommitted(path) : .noRepository(path)
  }

  /// The commits that touched the file, under its earlier names too, the latest first.
  ///
  /// - Parameter limit: how many are told at most.
  public func commits(limit: Int = 500) throws(GitFailure) -> [GitCommit] {
    let words = [
      "log", "--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-color", "--no-notes", "--follow", "-z",
      "--name-only",
      "--max-count=\(limit)", "--format=%x01%H%x00%at%x00%an%x00%s", "--",
    ]
    guard let answer = try GitProcess.run(words.map { Array($0.utf8) } + [name], in: folder) else {
      throw .noRepository(path)
    }
    let commits = Self.commits(in: answer)
    if commits.isEmpty { throw .notCommitted(path) }
    return commits
  }

  /// Each begins with 01, its parts end with 00, and the name of the file is the last of them.
  static func commits(in answer: [UInt8]) -> [GitCommit] {
    answer.split(separator: 1).compactMap { record in
      var parts = record.split(separator: 0, omittingEmptySubsequences: false).map { Array($0) }
      while parts.count > 4, parts[parts.count - 1].allSatisfy({ $0 == 0x0A }) { parts.removeLast() }
      guard parts.count >= 4 else { return nil }
      var path = parts.count > 4 ? parts[parts.count - 1] : []
      if path.first == 0x0A { path.removeFirst() }
      let texts = parts.prefix(4).map { String(decoding: $0, as: UTF8.self) }
      guard let instant = Int(texts[1]), texts[0].utf8.allSatisfy({ $0.isHexDigit }) else { return nil }
      return GitCommit(hash: texts[0], instant: instant, author: texts[2], subject: texts[3], path: path)
    }
  }

  /// The bytes that a commit has; empty when they cannot be had.
  public func bytes(at commit: GitCommit) throws(GitFailure) -> [UInt8] {
    try blob(Array("\(commit.hash):".utf8) + commit.path) ?? []
  }

  private func blob(_ name: [UInt8]) throws(GitFailure) -> [UInt8]? {
    try GitProcess.run(["cat-file", "blob"].map { Array($0.utf8) } + [name], in: folder)
  }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool { (0x30...0x39).contains(self) || (0x61...0x66).contains(self) }
}
