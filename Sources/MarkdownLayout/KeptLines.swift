import TerminalText

/// Text whose lines are kept: code, HTML, plain text. Tabs go to the next multiple of four columns, line ends become
/// line feeds, and the last one goes.
struct KeptLines {
  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// Appends the cleaned lines.
  func append(to text: inout [UInt8]) {
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      if start > 0 { text.append(0x0A) }
      let hasReturn = end > start && bytes[end - 1] == 0x0D
      append(line: bytes.extracting(start..<(hasReturn ? end - 1 : end)), to: &text)
      start = end + 1
    }
  }

  private func append(line: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) {
    var column = 0
    var start = 0
    while let tab = line[start...].firstIndex(of: 0x09) {
      column += line[start..<tab].columnsAsUTF8
      text.append(cleaning: line[start..<tab])
      text.append(contentsOf: repeatElement(0x20, count: 4 - column % 4))
      column += 4 - column % 4
      start = tab + 1
    }
    text.append(cleaning: line[start...])
  }
}
