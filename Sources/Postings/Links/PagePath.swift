/// The words of an address on a site, whichever way the site spells it: `/jobs/2017-05-23-stage.html`, `jobs/stage/`,
/// `_jobs/stage.md`, `content/jobs/stage/index.md` all end in `jobs`, `stage`.
struct PagePath: Hashable {
  /// From the first folder to the page itself; folded to lower case in ASCII.
  let words: [[UInt8]]

  init(_ path: some Collection<UInt8>) {
    var words = path.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual(".".utf8) }.map { Array($0) }
    if let last = words.popLast() {
      let name = Self.name(last)
      // The page of a folder is called by the folder's name.
      if !(["index", "_index", "readme"].contains { name.elementsEqual($0.utf8) } && !words.isEmpty) {
        words.append(name)
      }
    }
    self.words = words.map { word in
      let lower = word.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
      return Array(lower.drop { $0 == UInt8(ascii: "_") })
    }
  }

  /// How many words, from the end, are the same; 0 unless the page itself is.
  func commonEnd(with other: PagePath) -> Int {
    zip(words.reversed(), other.words.reversed()).prefix { $0 == $1 }.count
  }

  /// Without the day before it and the extension after it, `.fr` before that one too.
  private static func name(_ file: [UInt8]) -> [UInt8] {
    var name = file[...]
    if FileNameRoles.day(of: name) != nil { name = name.dropFirst(FileNameRoles.dayLength + 1) }
    if let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex, isExtension(name[(dot + 1)...]) {
      name = name[..<dot]
    }
    if let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex, LocaleTag.isTag(name[(dot + 1)...]) {
      name = name[..<dot]
    }
    return Array(name)
  }

  private static func isExtension(_ text: ArraySlice<UInt8>) -> Bool {
    [
      "md", "markdown", "html", "htm", "mdx", "mdown", "mkd", "txt", "adoc", "org", "rst", "json", "yml", "yaml",
      "toml",
    ]
    .contains { $0.utf8.elementsEqual(text.map { $0 | 0x20 }) }
  }
}
