internal import CByteSearch

/// A word of at least four letters, and what differs from it by one letter: another one, one more, one less, or two that
/// changed places (the distance of Damerau in its restricted form).
///
/// From five letters on it also finds what a word begins with, as exact words do.
struct NearWord {
  /// Its letters.
  private let scalars: [UInt32]
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
    guard (Self.leastLetters...Self.mostLetters).contains(scalars.count),
      scalars.allSatisfy({ $0.properties.isAlphabetic })
    else { return nil }
    self.scalars = scalars.map(\.value)
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

  /// Bytes between two looks at whether the search is still wanted.
  private static let window = 1 << 20

  /// Calls `found` with the place of each near word in the text, some of them more than once.
  ///
  /// - Parameters:
  ///   - isInterrupted: asked now and then; when it says so, the rest is left out.
  ///   - found: gives the place from which on to look further.
  func forEachPlace(
    in text: UnsafeRawBufferPointer, unless isInterrupted: () -> Bool = { false }, _ found: (Int) -> Int
  ) {
    guard let base = text.baseAddress else { return }
    for seed in seeds {
      var (offset, end) = (0, 0)
      while end < text.count, !isInterrupted() {
        end = min(text.count, offset + Self.window)
        while offset < end, let hit = byte_search(base + offset, end - offset, seed.bytes, seed.bytes.count) {
          let position = hit - base
          offset = isNear(seed, at: position, in: text) ? max(position + 1, found(position)) : position + 1
        }
        // A seed may lie across the edge of two windows.
        offset = max(offset, end - seed.bytes.count + 1)
      }
    }
  }

  /// Whether a near word stands in the text.
  func stands(in text: UnsafeRawBufferPointer) -> Bool {
    var stands = false
    forEachPlace(in: text) { _ in
      stands = true
      return text.count
    }
    return stands
  }

  /// Whether what is near to this word is near to a shorter one too, as it is when letters were typed after it: then
  /// the longer one need be looked for only where the shorter one was found.
  static func narrows(_ longer: [UInt8], from shorter: [UInt8]) -> Bool {
    guard let word = NearWord(shorter) else { return false }
    // A word of four letters is near to whole words only.
    return word.scalars.count > leastLetters && longer.starts(with: shorter) && NearWord(longer) != nil
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
    let limit = scalars.count + 2
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: limit) { word in
      var count = 0
      var position = start
      while count < limit, !WordBoundary.ends(at: position, in: text) {
        let length = Self.length(of: text[position])
        guard position + length <= text.count else { break }
        word[count] = Self.scalar(UnsafeRawBufferPointer(rebasing: text[position..<(position + length)]))
        count += 1
        position += length
      }
      return scalars.withUnsafeBufferPointer {
        differsByOne($0, UnsafeBufferPointer(rebasing: UnsafeBufferPointer(word)[..<count]))
      }
    }
  }

  private static func length(of lead: UInt8) -> Int { lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

  /// Of one character’s bytes; what is no UTF-8 is a letter of no word.
  private static func scalar(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    if bytes.count == 1 { return bytes[0] < 0x80 ? UInt32(bytes[0]) : 0xFFFD }
    return bytes.dropFirst().reduce(UInt32(bytes[0]) & (0x7F >> UInt32(bytes.count))) { $0 << 6 | UInt32($1 & 0x3F) }
  }

  private func differsByOne(_ mine: UnsafeBufferPointer<UInt32>, _ theirs: UnsafeBufferPointer<UInt32>) -> Bool {
    var same = 0
    while same < min(mine.count, theirs.count), mine[same] == theirs[same] { same += 1 }
    if fits(mine, same, theirs, same) || fits(mine, same + 1, theirs, same) || fits(mine, same, theirs, same + 1) {
      return true
    }
    if fits(mine, same + 1, theirs, same + 1) { return true }
    guard same + 1 < min(mine.count, theirs.count), mine[same] == theirs[same + 1], mine[same + 1] == theirs[same]
    else { return false }
    return fits(mine, same + 2, theirs, same + 2)
  }

  /// Whether both go on alike from these places; nothing is left beyond an end.
  private func fits(
    _ mine: UnsafeBufferPointer<UInt32>, _ from: Int, _ theirs: UnsafeBufferPointer<UInt32>, _ theirFrom: Int
  ) -> Bool {
    let (rest, theirRest) = (max(0, mine.count - from), max(0, theirs.count - theirFrom))
    guard scalars.count > Self.leastLetters ? rest <= theirRest : rest == theirRest else { return false }
    for offset in 0..<rest where mine[from + offset] != theirs[theirFrom + offset] { return false }
    return true
  }
}
