/// The box that a field's text is typed in when a line is too short for it.
public struct TextBox: Sendable, Equatable {
  public internal(set) var area: TextArea
  /// Whether Enter begins a new line; else it ends the typing, and only `C-j` breaks the text.
  public let holdsLines: Bool

  /// The border and a blank at each side.
  public static let columnsAround = 4
  /// The border above and below.
  public static let rowsAround = 2
  private static let fewestRows = 3

  init(_ text: String, holdsLines: Bool) {
    area = TextArea(Array(text.utf8))
    self.holdsLines = holdsLines
    // Where one goes on writing in a line, and begins to read in several.
    if !holdsLines { area.cursor = area.buffer.end }
  }

  public var text: String { String(decoding: area.buffer.bytes, as: UTF8.self) }

  /// As high as the text, within bounds.
  ///
  /// - Parameter room: rows of the form, of which the field's own stays in view where it can.
  mutating func resize(columns: Int, room: Int) {
    let most = max(1, room - Self.rowsAround - 1)
    let columns = max(4, columns - Self.columnsAround)
    area.resize(columns: columns, page: min(most, max(Self.fewestRows, area.rowCount(columns: columns, upTo: most))))
  }
}
