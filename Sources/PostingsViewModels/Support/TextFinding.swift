internal import TerminalText

/// Finds folded text in a line, and where that is on the screen.
enum TextFinding {
  /// The columns of each place, blind to case and accents.
  static func columns(of needle: [UInt8], in line: String) -> [Range<Int>] {
    guard !needle.isEmpty, Folding.fold(line).contains(needle) else { return [] }
    // Folding changes lengths, so the line is folded character by character to know which columns a match covers.
    var folded: [UInt8] = []
    var columnOfByte: [Int] = []
    var column = 0
    for character in line {
      let width = character.columns
      for byte in Folding.fold(String(character)) {
        folded.append(byte)
        columnOfByte.append(column)
      }
      column += width
    }
    columnOfByte.append(column)
    var found: [Range<Int>] = []
    var start = 0
    while start + needle.count <= folded.count {
      if folded[start...].starts(with: needle) {
        let end = columnOfByte[start + needle.count]
        found.append(columnOfByte[start]..<max(columnOfByte[start] + 1, end))
        start += needle.count
      } else {
        start += 1
      }
    }
    return found
  }
}
