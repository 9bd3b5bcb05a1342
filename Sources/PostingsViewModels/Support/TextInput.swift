/// A line of text being typed, with a cursor between characters and the last deleted text.
///
/// A character is what a person sees as one: é typed as two scalars, a flag, a Hangul syllable.
public struct TextInput: Sendable, Equatable {
  private var characters: [Character]
  /// Characters before the cursor.
  public private(set) var cursor: Int
  private var killed: String = ""
  private var past: [Snapshot] = []

  private struct Snapshot: Sendable, Equatable {
    var characters: [Character]
    var cursor: Int
  }

  public init(_ text: String = "", cursorAtEnd: Bool = true) {
    characters = Array(text)
    cursor = cursorAtEnd ? characters.count : 0
  }

  /// A text with the cursor after so many characters.
  init(_ text: String, cursor: Int) {
    self.init(text)
    self.cursor = max(0, min(characters.count, cursor))
  }

  public var text: String { String(characters) }
  public var isEmpty: Bool { characters.isEmpty }
  public var textBeforeCursor: String { String(characters[..<cursor]) }
  public var isCursorAtEnd: Bool { cursor == characters.count }

  /// Typed or pasted text; line ends become blanks, other control characters are left out.
  public mutating func insert(_ typed: String) {
    let clean = Self.singleLine(typed)
    guard !clean.isEmpty else { return }
    remember()
    join(String(characters[..<cursor]) + clean, String(characters[cursor...]))
  }

  /// A combining mark joins the character before it, so characters are counted anew.
  private mutating func join(_ before: String, _ after: String) {
    characters = Array(before + after)
    cursor = min(before.count, characters.count)
  }

  public mutating func replace(with text: String) {
    remember()
    characters = Array(text)
    cursor = characters.count
  }

  /// Another text, the cursor where it was as far as that goes.
  mutating func replaceKeepingCursor(with text: String) {
    remember()
    characters = Array(text)
    cursor = min(cursor, characters.count)
  }

  /// Whether the command is one of text entry.
  @discardableResult
  public mutating func perform(_ command: Command) -> Bool {
    switch command {
    case .charLeft: cursor = max(0, cursor - 1)
    case .charRight: cursor = min(characters.count, cursor + 1)
    case .wordLeft: cursor = wordStart
    case .wordRight: cursor = wordEnd
    case .lineStart: cursor = 0
    case .lineEnd: cursor = characters.count
    case .deleteBackward: delete(max(0, cursor - 1)..<cursor)
    case .deleteForward: delete(cursor..<min(characters.count, cursor + 1))
    case .deleteWordBackward: kill(wordStart..<cursor)
    case .deleteWordForward: kill(cursor..<wordEnd)
    case .deleteToStart: kill(0..<cursor)
    case .deleteToEnd: kill(cursor..<characters.count)
    case .yank: insert(killed)
    case .transpose: transpose()
    case .undo: undo()
    default: return false
    }
    return true
  }

  private mutating func delete(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    remember()
    join(String(characters[..<range.lowerBound]), String(characters[range.upperBound...]))
  }

  private mutating func kill(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    killed = String(characters[range])
    delete(range)
  }

  private mutating func transpose() {
    guard characters.count > 1, cursor > 0 else { return }
    remember()
    let right = min(cursor, characters.count - 1)
    characters.swapAt(right - 1, right)
    cursor = right + 1
  }

  private mutating func undo() {
    guard let last = past.popLast() else { return }
    characters = last.characters
    cursor = last.cursor
  }

  private mutating func remember() {
    past.append(Snapshot(characters: characters, cursor: cursor))
    if past.count > 200 { past.removeFirst() }
  }

  private var wordStart: Int {
    var index = cursor
    while index > 0, !Self.isWord(characters[index - 1]) { index -= 1 }
    while index > 0, Self.isWord(characters[index - 1]) { index -= 1 }
    return index
  }

  private var wordEnd: Int {
    var index = cursor
    while index < characters.count, !Self.isWord(characters[index]) { index += 1 }
    while index < characters.count, Self.isWord(characters[index]) { index += 1 }
    return index
  }

  private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }

  private static func singleLine(_ text: String) -> String {
    var clean = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where afterReturn: break
      case "\n", "\r", "\t", "\u{2028}", "\u{2029}": clean.append(" ")
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): break
      default: clean.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    return String(clean)
  }
}
