public import SystemPackage

extension PostingTable {
  /// The posting that a link of a body leads to; nil when there is none here.
  ///
  /// A path from the posting's folder names one file. An address on the site is held against `permalink`, `url`,
  /// `aliases` and `slug`, then against the paths: of those that end in the same words the one with the most of them, and
  /// of equals one in the same language. Linear in the number of postings, for one link that a person follows.
  ///
  /// - Parameters:
  ///   - path: of the posting that holds the link.
  ///   - roots: the folders that were opened.
  public func row(of file: LinkedFile, from path: FilePath, roots: [FilePath]) -> Row? {
    switch file {
    case .relative(let name):
      let place = path.removingLastComponent().appending(name: name).lexicallyNormalized()
      return presentRow(of: place) ?? bestRow(PagePath(place.bytes), from: path, leastWords: 2)
        ?? onlyRow(PagePath(name), from: path)
    case .onSite(let address):
      let inside = address.drop { $0 == UInt8(ascii: "/") }
      for root in roots {
        if let row = presentRow(of: root.appending(name: Array(inside)).lexicallyNormalized()) { return row }
      }
      let page = PagePath(address)
      return rowByAddress(page) ?? bestRow(page, from: path, leastWords: 1)
    case .named(let name): return bestRow(PagePath(name), from: path, leastWords: 1)
    }
  }

  private func presentRow(of path: FilePath) -> Row? { row(of: path).flatMap { isPresent($0) ? $0 : nil } }

  /// A posting that says itself where its page is.
  private func rowByAddress(_ page: PagePath) -> Row? {
    guard !page.words.isEmpty else { return nil }
    let names = ["permalink", "url", "aliases", "redirect_from"].compactMap { fieldID($0) }
    guard !names.isEmpty else { return nil }
    for row in 0..<Row(rowLimit) where isPresent(row) {
      for entry in entrySlice(row) where names.contains(entry.field) && entry.hasValue {
        if PagePath(values.string(entry.value).utf8) == page { return row }
      }
    }
    return nil
  }

  /// - Parameter leastWords: how many words must be the same for a path to be meant at all.
  private func bestRow(_ page: PagePath, from path: FilePath, leastWords: Int) -> Row? {
    guard !page.words.isEmpty else { return nil }
    let ownLocale = row(of: path).flatMap { locale($0) }
    var best: (row: Row, words: Int, isOwnLocale: Bool)?
    let name = page.words[page.words.count - 1]
    for row in 0..<Row(rowLimit) where isPresent(row) && Self.holds(name, pathBytes(row)) {
      let words = page.commonEnd(with: PagePath(pathBytes(row)))
      guard words >= min(leastWords, page.words.count), words > 0, words >= best?.words ?? 0 else { continue }
      let isOwnLocale = locale(row) == ownLocale
      if words > best?.words ?? 0 || isOwnLocale && best?.isOwnLocale == false { best = (row, words, isOwnLocale) }
    }
    return best?.row
  }

  /// Whether a path holds a word, whatever its case in ASCII: what does not is not taken apart.
  private static func holds(_ word: [UInt8], _ path: ArraySlice<UInt8>) -> Bool {
    func lower(_ byte: UInt8) -> UInt8 { byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte }
    guard let first = word.first, path.count >= word.count else { return false }
    return path.withUnsafeBufferPointer { bytes in
      (0...(bytes.count - word.count)).contains { start in
        lower(bytes[start]) == first && word.indices.allSatisfy { lower(bytes[start + $0]) == word[$0] }
      }
    }
  }

  /// A lone name from the folder of the posting: what a site shows beside it, wherever its file lies.
  private func onlyRow(_ page: PagePath, from path: FilePath) -> Row? {
    page.words.count == 1 ? bestRow(page, from: path, leastWords: 1) : nil
  }
}
