import TerminalText

/// What holds for all data that is shown: nothing in it is obeyed by a terminal, and it takes the columns that it is
/// said to take.
enum TextPromises {
  static func check(_ bytes: [UInt8]) throws(FuzzFinding) {
    for purpose in [CleaningPurpose.screen, .outputLine, .output] { try checkCleaning(bytes, purpose) }
    let text = String(cleaning: bytes)
    try promise(bytes.columnsAsUTF8 == text.columns, "bytes take as many columns as their cleaned text")
    try promise(
      text.columns == text.reduce(0) { $0 + $1.columns }, "a text takes the columns of its characters")
    for limit in [0, 1, 7, 40] { try checkFitting(text, limit) }
    // Of bytes that are not UTF-8, some come together when an accent between them goes.
    let folded = Folding.fold(text)
    try promise(Folding.fold(folded) == folded, "folding twice is folding once")
  }

  private static func checkCleaning(_ bytes: [UInt8], _ purpose: CleaningPurpose) throws(FuzzFinding) {
    let text = String(cleaning: bytes, for: purpose)
    let isHarmless = text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x0A, 0x09: purpose == .output
      case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2028, 0x2029, 0x2066...0x2069: false
      default: true
      }
    }
    try promise(isHarmless, "cleaned text is harmless: \(text.debugDescription)")
    let again = text.cleaned(for: purpose)
    try promise(again.utf8.elementsEqual(text.utf8), "cleaning twice is cleaning once: \(text.debugDescription)")
    var appended: [UInt8] = []
    appended.append(cleaning: bytes, for: purpose)
    try promise(appended.elementsEqual(text.utf8), "appending cleans alike")
  }

  private static func checkFitting(_ text: String, _ limit: Int) throws(FuzzFinding) {
    for end in [TextEnd.start, .end] {
      try promise(text.truncated(to: limit, at: end).columns <= limit, "a cut text fits in \(limit)")
    }
    try promise(text.fitted(to: limit).columns == limit, "a fitted text takes \(limit) columns")
    guard limit > 1 else { return }
    var last = 0
    let utf8 = Array(text.utf8)
    for range in text.wrappedRanges(to: limit) {
      try promise(range.lowerBound >= last && range.upperBound <= utf8.count, "wrapped lines are in order")
      try promise(
        utf8[last..<range.lowerBound].allSatisfy { $0 == 0x20 || $0 == 0x0A }, "only blanks are lost by wrapping")
      try promise(
        utf8[range].columnsAsUTF8 <= limit,
        "a wrapped line fits in \(limit): \(String(decoding: utf8[range], as: UTF8.self).debugDescription)")
      last = range.upperBound
    }
  }
}
