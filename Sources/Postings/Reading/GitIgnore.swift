/// The rules of one `.gitignore` file and of those above it (gitignore(5)).
///
/// An ignored folder is never entered, so that nothing in it can be taken back by a negated rule: as in git.
final class GitIgnore: Sendable {
  private let rules: [Rule]
  private let parent: GitIgnore?
  /// How much of a path below the root that is walked lies above the file's folder.
  private let dropped: Int
  /// From the file's folder to the root, for a file above the root: `jobs/`.
  private let below: [UInt8]

  /// - Parameters:
  ///   - text: of the file.
  ///   - dropped: the length of the path, as it is walked, of the folder that the file stands in, its slash included.
  ///   - below: the path from that folder to the walked root, for a file above it.
  init(_ text: [UInt8], parent: GitIgnore?, dropped: Int, below: [UInt8] = []) {
    rules = Rule.rules(in: text)
    self.parent = parent
    self.dropped = dropped
    self.below = below
  }

  /// Whether a name in a folder is ignored; the last rule that matches says so, the innermost file first.
  ///
  /// - Parameter prefix: the folder's path, as it is walked, with its slash.
  func ignores(_ name: UnsafeRawBufferPointer, isFolder: Bool, prefix: [UInt8]) -> Bool {
    var next: GitIgnore? = self
    while let file = next {
      if let verdict = file.verdict(name, isFolder: isFolder, prefix: prefix) { return verdict }
      next = file.parent
    }
    return false
  }

  private func verdict(_ name: UnsafeRawBufferPointer, isFolder: Bool, prefix: [UInt8]) -> Bool? {
    var path: [UInt8]?
    for rule in rules.reversed() where isFolder || !rule.isFolderOnly {
      switch rule.pattern {
      case .name(let glob): if glob.matches(name) { return !rule.isNegated }
      case .path(let glob):
        let whole = path ?? below + prefix.dropFirst(dropped) + name
        path = whole
        if whole.withUnsafeBytes({ glob.matches($0) }) { return !rule.isNegated }
      }
    }
    return nil
  }
}

extension GitIgnore {
  /// One line.
  struct Rule: Sendable {
    var pattern: Pattern
    var isNegated = false
    var isFolderOnly = false

    enum Pattern: Sendable {
      /// Anywhere below.
      case name(NameGlob)
      /// From the file's folder on.
      case path(PathGlob)
    }

    static func rules(in text: [UInt8]) -> [Rule] {
      let hasMark = text.starts(with: [0xEF, 0xBB, 0xBF])
      return text.dropFirst(hasMark ? 3 : 0).split(separator: 0x0A).compactMap { Rule(line: $0) }
    }

    /// Nil for a comment and a blank line.
    private init?(line: ArraySlice<UInt8>) {
      var line = line
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      guard line.first != UInt8(ascii: "#") else { return nil }
      line = Self.withoutTrailingBlanks(line)
      if line.first == UInt8(ascii: "!") {
        isNegated = true
        line.removeFirst()
      }
      if line.last == UInt8(ascii: "/") {
        isFolderOnly = true
        line.removeLast()
      }
      guard !line.isEmpty else { return nil }
      guard line.contains(UInt8(ascii: "/")) else {
        pattern = .name(NameGlob(line))
        return
      }
      if line.first == UInt8(ascii: "/") { line.removeFirst() }
      pattern = .path(PathGlob(line))
    }

    /// A blank behind a backslash stays.
    private static func withoutTrailingBlanks(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      var end = line.startIndex
      var index = line.startIndex
      while index < line.endIndex {
        if line[index] == UInt8(ascii: "\\") {
          index = min(index + 2, line.endIndex)
          end = index
        } else {
          index += 1
          if line[index - 1] != UInt8(ascii: " ") { end = index }
        }
      }
      return line[..<end]
    }
  }
}
