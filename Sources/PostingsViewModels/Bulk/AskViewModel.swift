public import Postings
public import SystemPackage
internal import TerminalText

/// One line that is asked for: changes, a query, a tag, a title.
public struct AskViewModel: Sendable {
  public enum Purpose: Sendable, Equatable {
    /// Changes for so many postings.
    case modify(count: Int)
    case markByQuery
    case renameTag(String)
    /// Into which tag these go.
    case mergeTags([String])
    /// - template: by its number in the settings.
    case newPosting(folder: FilePath, template: Int?)
    case duplicate(FilePath)
    case renameFile(FilePath)
    case locale(FilePath)
  }

  public enum Refusal: Sendable, Equatable {
    case line(ModifyLineError)
    case query(QueryError)
    case name(PostingName.Flaw)
  }

  public let purpose: Purpose
  public private(set) var input: TextInput
  public private(set) var suggestions = Suggestions([])
  /// Why what is typed cannot be taken; shown once Enter was pressed.
  public internal(set) var refusal: Refusal?
  /// What would come of it, for a person to see while typing.
  public internal(set) var note = ""

  init(_ purpose: Purpose, text: String = "") {
    self.purpose = purpose
    input = TextInput(text)
  }

  mutating func type(_ text: String, _ collection: CollectionState) {
    input.insert(text)
    refusal = nil
    suggest(collection)
  }

  mutating func edit(_ command: Command, _ collection: CollectionState) {
    switch command {
    case .nextChoice: suggestions.move(forward: true)
    case .previousChoice: suggestions.move(forward: false)
    case .complete: complete(collection)
    default:
      guard input.perform(command) else { return }
      refusal = nil
      suggest(collection)
    }
  }

  /// Takes the highlighted choice into the line; false when none is highlighted.
  mutating func takeHighlighted(_ collection: CollectionState) -> Bool {
    guard suggestions.highlighted != nil else { return false }
    complete(collection)
    return true
  }

  private mutating func complete(_ collection: CollectionState) {
    guard let text = suggestions.completion else { return }
    if case .modify = purpose {
      input.replaceBeforeCursor(with: ModifyCompletion(input.textBeforeCursor).completed(with: text, collection))
    } else {
      input.replace(with: text)
    }
    suggest(collection)
  }

  mutating func suggest(_ collection: CollectionState) {
    switch purpose {
    case .modify: suggestions = ModifyCompletion(input.textBeforeCursor).suggestions(in: collection)
    case .renameTag, .mergeTags: offer(Suggestions.values(of: "tag", in: collection))
    case .locale: offer(Suggestions.values(of: "locale", in: collection))
    case .markByQuery, .newPosting, .duplicate, .renameFile: break
    }
  }

  private mutating func offer(_ values: [Suggestions.Value]) {
    suggestions = Suggestions(values)
    suggestions.narrow(to: input.text)
  }
}

/// The word before the cursor of a modify line: a key, or a key with the beginning of a value.
struct ModifyCompletion {
  private let before: String
  private let prefix: String
  /// Nil while the key is typed.
  private let key: String?
  private let typed: String

  init(_ text: String) {
    before = text
    // The last word: blanks within quotes do not part words.
    var isQuoted = false
    var start = text.startIndex
    var equals: String.Index?
    for index in text.indices {
      let character = text[index]
      if character == "\"" { isQuoted.toggle() }
      guard !isQuoted else { continue }
      if character == " " {
        start = text.index(after: index)
        equals = nil
      } else if character == "=", equals == nil {
        equals = index
      }
    }
    guard let equals else {
      key = nil
      let mark = text[start...].hasPrefix("!") ? text.index(after: start) : start
      prefix = String(text[..<mark])
      typed = String(text[mark...]).filter { $0 != "\"" }
      return
    }
    var name = text[start..<equals]
    if let last = name.last, "+-:".contains(last) { name.removeLast() }
    key = name.filter { $0 != "\"" }
    var value = text.index(after: equals)
    if let comma = text[value...].lastIndex(of: ","), !isQuoted { value = text.index(after: comma) }
    prefix = String(text[..<value])
    typed = String(text[value...]).filter { $0 != "\"" }
  }

  func suggestions(in collection: CollectionState) -> Suggestions {
    let values: [Suggestions.Value]
    if let key {
      let isTags = collection.roleMap.role(ofKey: key)?.role == .tags
      values = Suggestions.values(of: isTags ? "tag" : key, in: collection)
    } else {
      values = collection.table.fieldUses.map { Suggestions.Value(text: $0.name, count: $0.count) }
    }
    var suggestions = Suggestions(values)
    suggestions.narrow(to: typed)
    return suggestions
  }

  /// The text before the cursor with the choice in it.
  func completed(with choice: String, _ collection: CollectionState) -> String {
    let quoted = Self.quoted(choice)
    guard key == nil else { return prefix + quoted + " " }
    if prefix.hasSuffix("!") { return prefix + quoted + " " }
    let role = collection.roleMap.role(ofKey: choice)?.role
    let isList = role == .tags || role == nil && collection.table.isList(choice)
    return prefix + quoted + (isList ? "+=" : "=")
  }

  static func quoted(_ text: String) -> String {
    let isBare = !text.isEmpty && !text.unicodeScalars.contains { " \t\"\\,=".unicodeScalars.contains($0) }
    if isBare { return text }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

extension TextInput {
  /// What stands behind the cursor stays.
  mutating func replaceBeforeCursor(with text: String) {
    perform(.deleteToStart)
    insert(text)
  }
}
