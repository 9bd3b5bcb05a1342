internal import CByteSearch

/// A word of at least four letters, and what differs from it by one letter: another one, one more, one less, or two that
/// changed places (the distance of Damerau in its restricted form).
///
/// From five letters on it also finds what a word begins with, as exact words do.
struct NearWord {
  private let scalars: [Unicode.Scalar]
  /// Bytes of it, one of which stands in whatever is near: the first half, the second half, and the first half with the
  /// letters at the seam in each other's place.
  private let seeds: [Seed]

  private struct Seed {
    var bytes: [UInt8]
    /// Letters before it in the word.
    var lettersBefore: Int
  }

  private static let leastLetters = 4
  /// Longer ones are no words that people type.
  private static let mostLetters = 40

  /// - Parameter folded: nil comes of what has too few letters, or blanks in it.
  init?(_ folded: [UInt8]) {
    let scalars = Array(String(decoding: folded, as: UTF8.self).unicodeScalars)
    guard (Self.leastLetters...Self.mostLetters).contains(scalars.count), scalars.allSatisfy({ $0.properties.isAlphabetic })
    else { return nil }
    self.scalars = scalars
    let seam = scalars.count / 2
    seeds = [
      Seed(bytes: Self.utf8(scalars[..<seam]), lettersBefore: 0),
      Seed(bytes: Self.utf8(scalars[seam...]), lettersBefore: seam),
      Seed(bytes: Self.utf8(scalars[..<(seam - 1)] + [scalars[seam], scalars[seam - 1]]), lettersBefore: 0),
    ]
  }

  private static func utf8(_ scalars: ArraySlice<Unicode.Scalar>) -> [UInt8] {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return Array(String(view).utf8)
  }

  /// Calls `found` with the place of each near word in the text, some of them more than once.
  ///
  /// - Parameter found: gives the place from which on to look further.
  func forEachPlace(in text: UnsafeRawBufferPointer, _ found: (Int) -> Int) {
    for seed in seeds {
      var offset = 0
      while offset < text.count,
        let hit = byte_search(text.baseAddress! + offset, text.count - offset, seed.bytes, seed.bytes.count)
      {
        let position = hit - text.baseAddress!
        offset = isNear(seed, at: position, in: text) ? max(position + 1, found(position)) : position + 1
      }
    }
  }

  /// With a letter more or less before the seed, the word begins a letter earlier or later.
  private func isNear(_ seed: Seed, at position: Int, in text: UnsafeRawBufferPointer) -> Bool {
    if seed.lettersBefore == 0 { return isNear(wordAt: position, in: text) }
    var start = position
    for letters in 1...(seed.lettersBefore + 1) {
      guard let before = Self.letter(before: start, in: text) else { return false }
      start = before
      if letters >= seed.lettersBefore - 1, isNear(wordAt: start, in: text) { return true }
    }
    return false
  }

  private static func letter(before position: Int, in text: UnsafeRawBufferPointer) -> Int? {
    var position = position - 1
    while position > 0, text[position] & 0xC0 == 0x80 { position -= 1 }
    return position >= 0 && text[position] != SearchBlock.separator ? position : nil
  }

  private func isNear(wordAt start: Int, in text: UnsafeRawBufferPointer) -> Bool {
    guard WordBoundary.begins(at: start, in: text) else { return false }
    var word: [Unicode.Scalar] = []
    var position = start
    while word.count < scalars.count + 2, !WordBoundary.ends(at: position, in: text) {
      let length = Self.length(of: text[position])
      guard position + length <= text.count else { break }
      let letter = UnsafeRawBufferPointer(rebasing: text[position..<(position + length)])
      word.append(String(decoding: letter, as: UTF8.self).unicodeScalars.first!)
      position += length
    }
    return differsByOne(word[...])
  }

  private static func length(of lead: UInt8) -> Int { lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

  private func differsByOne(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    let same = zip(scalars, word).prefix { $0 == $1 }.count
    let mine = scalars[same...]
    let theirs = word.dropFirst(same)
    if fits(mine, theirs) || fits(mine.dropFirst(), theirs) || fits(mine, theirs.dropFirst()) { return true }
    if !theirs.isEmpty, fits(mine.dropFirst(), theirs.dropFirst()) { return true }
    guard mine.count > 1, theirs.count > 1, mine[same] == theirs[theirs.startIndex + 1], mine[same + 1] == theirs.first
    else { return false }
    return fits(mine.dropFirst(2), theirs.dropFirst(2))
  }

  private func fits(_ rest: ArraySlice<Unicode.Scalar>, _ theirs: ArraySlice<Unicode.Scalar>) -> Bool {
    scalars.count > Self.leastLetters ? theirs.starts(with: rest) : theirs.elementsEqual(rest)
  }
}
