internal import FrontMatter
internal import Postings
internal import TerminalText

/// Text that a line is too short for: a box over the form, or the person's editor.
extension EditViewModel {
  /// Columns of the names of the fields.
  public var nameWidth: Int {
    let longest = rows.map { $0.label.cleaned().columns + 2 * $0.depth }.max() ?? 8
    return min(longest, max(8, columns / 3))
  }

  /// Opens the box for texts of several lines, and for those that do not fit their line.
  func textEntry(_ row: FormRow) -> Entry {
    let text = row.text ?? ""
    let holdsLines = row.kind == .longText || row.spelling == .literalBlock || row.spelling == .foldedBlock
    // Two marks, two blanks, the name and two more; the last column is the cursor's.
    let isLong = row.kind == .text && text.cleaned().columns > columns - nameWidth - 7
    return holdsLines || isLong
      ? .lines(TextBox(text, holdsLines: holdsLines), row.path) : .text(TextInput(text), row.path)
  }

  /// The box is as high as its text, and no higher than the form.
  mutating func fitBox() {
    guard case .lines(var box, let path)? = entry else { return }
    box.resize(columns: columns, room: cursor.page)
    entry = .lines(box, path)
  }

  /// What the wheel and the mouse do in the box.
  mutating func placeCursor(row: Int, column: Int) {
    guard case .lines(var box, let path)? = entry else { return }
    box.area.place(atRow: row, column: column)
    entry = .lines(box, path)
  }

  // MARK: The person's editor

  /// The selected value, or what is typed of it, to be edited as a text of its own; nil for what is not a single value.
  mutating func textForEditor(_ collection: CollectionState) -> (text: String, name: String)? {
    if entry == nil {
      guard let row = selected, row.kind != .fixed, row.kind != .group, row.value.isSingle else { return nil }
      refusal = nil
      entryType = row.type
      entry = textEntry(row)
    }
    guard let entry, let text = entry.typed, let path = entry.path else { return nil }
    let isLong = if case .lines = entry { true } else { false }
    return (text, Self.fileName(path) + (isLong ? ".md" : ".txt"))
  }

  /// What the editor has left. A line end after the last line is the editor's own where the text had none.
  mutating func takeEdited(_ edited: String, _ collection: CollectionState) {
    guard let entry, let path = entry.path, let old = entry.typed else { return }
    var text = String(decoding: Self.withoutReturns(Array(edited.utf8)), as: UTF8.self)
    if !old.utf8.hasLineEnd, text.utf8.hasLineEnd { text.unicodeScalars.removeLast() }
    if finish(text: text, at: path, collection) { return }
    // It was refused: it stands there to be mended.
    self.entry = .lines(TextBox(text, holdsLines: true), path)
    fitBox()
  }

  /// A name that no shell and no editor takes for anything else.
  private static func fileName(_ path: FieldPath) -> String {
    let plain = path.dottedName.unicodeScalars.filter { scalar in
      ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
    }.prefix(40)
    return plain.isEmpty ? "value" : String(String.UnicodeScalarView(plain))
  }

  private static func withoutReturns(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x0D) else { return bytes }
    return bytes.enumerated().filter { index, byte in
      byte != 0x0D || index + 1 == bytes.count || bytes[index + 1] != 0x0A
    }.map(\.element)
  }
}

extension String.UTF8View {
  fileprivate var hasLineEnd: Bool { last == 0x0A }
}

extension FieldValue {
  /// Whether it is one text, a number or the like, or none.
  fileprivate var isSingle: Bool {
    switch self {
    case .list, .table: false
    default: true
    }
  }
}
