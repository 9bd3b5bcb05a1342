internal import SystemPackage

/// Links to files of the collection that are not there.
enum DeadLinks {
  static func problems(in postings: [CheckedPosting]) -> [(index: Int, problem: Problem)] {
    guard postings.contains(where: { !$0.links.isEmpty }) else { return [] }
    let known = Set(postings.map { $0.path.lexicallyNormalized() })
    let stems = Set(postings.compactMap { $0.path.stem.map { Array($0.utf8) } })
    return postings.enumerated().flatMap { index, posting in
      // The same target many times is looked for once.
      var answers: [BodyLink.Target: Bool] = [:]
      return posting.links.filter { link in
        let answer = answers[link.target] ?? leadsSomewhere(link.target, from: posting.path, known, stems)
        answers[link.target] = answer
        return !answer
      }.map { (index, Problem(.warning, .deadLink($0.text), line: $0.line, column: $0.column)) }
    }
  }

  private static func leadsSomewhere(
    _ target: BodyLink.Target, from path: FilePath, _ known: Set<FilePath>, _ stems: Set<[UInt8]>
  ) -> Bool {
    let folder = path.removingLastComponent()
    switch target {
    case .relative(let name): return isThere(name, in: folder, known)
    case .named(let name):
      let last = name.split(separator: UInt8(ascii: "/")).last.map { Array($0) } ?? name
      return stems.contains(last)
    case .fromAnyRoot(let name):
      let relative = Array(name.drop { $0 == UInt8(ascii: "/") })
      var root = folder
      while true {
        if isThere(relative, in: root, known) { return true }
        guard !root.components.isEmpty else { return isThere(relative, in: "", known) }
        root.removeLastComponent()
      }
    }
  }

  private static func isThere(_ name: [UInt8], in folder: FilePath, _ known: Set<FilePath>) -> Bool {
    let path = folder.appending(name: name).lexicallyNormalized()
    return known.contains(path) || FileKind(path) != nil
  }
}
