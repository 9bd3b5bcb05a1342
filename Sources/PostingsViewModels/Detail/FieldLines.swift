internal import FrontMatter
internal import Postings
internal import PostingsLanguage
internal import TerminalText

/// The fields of a posting as lines: names in one column, values wrapped beside them, nested fields indented.
struct FieldLines {
  private(set) var lines: [DetailLine] = []
  private let width: Int
  private let language: Language
  private let tagsKey: String?
  private let titleKey: String?
  /// Columns of the names, the blanks after them included.
  private let nameWidth: Int

  init(_ posting: Posting, width: Int, language: Language, roleMap: RoleMap, siblings: LocaleSiblings = .none) {
    self.width = max(20, width)
    self.language = language
    tagsKey = posting.roles.tagsKey
    titleKey = posting.document.members.first { roleMap.role(ofKey: $0.key)?.role == .title }?.key
    let languages = siblings == .none ? "" : Phrase.languages.text(in: language)
    let longest = max(languages.columns, posting.document.members.map { $0.key.cleaned().columns }.max() ?? 0)
    nameWidth = min(longest, max(8, width / 4)) + 2
    for member in posting.document.members where !member.isShadowed { add(member.key, member.node, depth: 0) }
    if siblings != .none { add(languages, LanguageLine.text(siblings, in: language), .absent) }
  }

  private mutating func add(_ key: String, _ node: FieldNode, depth: Int) {
    let name = String(repeating: "  ", count: depth) + key.cleaned()
    switch node.value {
    case .empty: add(name, Phrase.emptyField.text(in: language), .absent)
    case .null: add(name, Phrase.nullField.text(in: language), .absent)
    case .text(let text) where text.isEmpty: add(name, Phrase.emptyText.text(in: language), .absent)
    case .list(let items) where items.isEmpty: add(name, Phrase.emptyField.text(in: language), .absent)
    case .list(let items) where items.allSatisfy({ $0.singleText != nil }):
      add(name, items.compactMap(\.singleText).joined(separator: " · "), .tags)
    case .list:
      add(name, "", .plain)
      for (index, item) in node.items.enumerated() { add("[\(index)]", item, depth: depth + 1) }
    case .table:
      add(name, "", .plain)
      for member in node.members where !member.isShadowed { add(member.key, member.node, depth: depth + 1) }
    case let value:
      let text = value.singleText ?? ""
      let isTags = depth == 0 && key == tagsKey
      add(name, isTags ? TagText(text).tags.joined(separator: " · ") : text, tone(key, isTags, depth))
    }
  }

  private func tone(_ key: String, _ isTags: Bool, _ depth: Int) -> DetailLine.FieldTone {
    isTags ? .tags : depth == 0 && key == titleKey ? .title : .plain
  }

  private mutating func add(_ name: String, _ text: String, _ tone: DetailLine.FieldTone) {
    var isFirst = true
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let wrapped = paragraph.cleaned().wrapped(to: max(10, width - nameWidth))
      for line in wrapped.isEmpty ? [""] : wrapped {
        lines.append(.field(name: (isFirst ? name : "").fitted(to: nameWidth), text: line, tone))
        isFirst = false
      }
    }
  }
}
