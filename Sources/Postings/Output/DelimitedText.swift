/// Rows of cells as RFC 4180 has them, with a comma or a tab between: cells that hold the separator, a quote or a line
/// end are quoted, quotes are doubled. Lines end with a line feed.
public struct DelimitedText: Sendable {
  /// Between two cells.
  public var separator: UInt8

  /// Comma-separated values.
  public static let csv = DelimitedText(separator: UInt8(ascii: ","))
  /// Tab-separated values.
  public static let tsv = DelimitedText(separator: UInt8(ascii: "\t"))

  /// Text with this byte between cells.
  public init(separator: UInt8) { self.separator = separator }

  /// The bytes of one row, its line end included.
  public func row(_ cells: some Sequence<[UInt8]>) -> [UInt8] {
    var row: [UInt8] = []
    for (index, cell) in cells.enumerated() {
      if index > 0 { row.append(separator) }
      append(cell, to: &row)
    }
    row.append(UInt8(ascii: "\n"))
    return row
  }

  private func append(_ cell: [UInt8], to row: inout [UInt8]) {
    guard cell.contains(where: needsQuotes) else {
      row.append(contentsOf: cell)
      return
    }
    let quote = UInt8(ascii: "\"")
    row.append(quote)
    for byte in cell {
      if byte == quote { row.append(quote) }
      row.append(byte)
    }
    row.append(quote)
  }

  private func needsQuotes(_ byte: UInt8) -> Bool {
    byte == separator || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
