internal import TerminalText

/// What a posting's fields mean, found by their keys, its file name and its folders.
public struct PostingRoles: Sendable, Equatable {
  public var title: String?
  /// As written, or the day of the file name.
  public var dateText: String?
  public var date: PostingDate?
  public var tags: [String] = []
  /// The key that the tags stand under.
  public var tagsKey: String?
  /// Whether they are a list rather than a comma string; nil without tags.
  public var tagsAreList: Bool?
  public var locale: String?
  public var type: String?
  /// What `published` or `draft` say; nil when neither is there.
  public var isPublished: Bool?
  public var isInDraftsFolder = false
  public var isClosed = false
  public var expiry: PostingDate?

  public init() {}

  /// - Parameters:
  ///   - fields: of the posting, in its order.
  ///   - place: the names of the folders that hold the file, below the folder that was opened and that one itself.
  public init(fields: [RecordField], fileName: [UInt8], folders: [[UInt8]], map: RoleMap) {
    var ranks: [Role: Int] = [:]
    for field in fields {
      take(availability: field)
      guard field.hasValue, let (role, rank) = map.role(ofKey: field.name) else { continue }
      if let best = ranks[role], best < rank || best == rank && !field.isItem { continue }
      let isNewKey = ranks[role] != rank
      ranks[role] = rank
      take(field, as: role, isNewKey: isNewKey)
    }
    takeFromPlace(fileName: fileName, folders: folders)
  }

  /// The state on a day, given as seconds since 1970-01-01T00:00Z.
  ///
  /// A day without a time begins at midnight UTC, and an expiry day is over when it ends.
  public func state(at now: Int) -> PostingState {
    if let fixedState { return fixedState }
    if let expiry, expiry.instant + (expiry.secondOfDay == nil ? 86_400 : 0) <= now { return .expired }
    if let date, date.instant > now { return .scheduled }
    return .live
  }

  /// The state that no clock changes; nil when the date decides.
  var fixedState: PostingState? {
    if isPublished == false || (isInDraftsFolder && isPublished == nil) { return .draft }
    return isClosed ? .closed : nil
  }

  private mutating func take(_ field: RecordField, as role: Role, isNewKey: Bool) {
    switch role {
    case .title: if isNewKey { title = field.text }
    case .date:
      guard isNewKey else { return }
      dateText = field.text
      date = PostingDate(field.text)
    case .tags:
      if isNewKey { tags = [] }
      tagsKey = field.name
      tagsAreList = field.isItem
      tags += field.isItem ? [field.text] : TagText(field.text).tags
    case .locale: if isNewKey { locale = field.text }
    case .type:
      type = isNewKey ? field.text : type
    case .state:
      guard isNewKey, let flag = Self.flag(field.text) else { return }
      isPublished = field.name.utf8.elementsEqual("draft".utf8) ? !flag : flag
    case .availability: break
    case .expiry: if isNewKey { expiry = PostingDate(field.text) }
    }
  }

  /// `open: false`, `state: closed`, `status: filled`: what job boards write when an offer is over.
  private mutating func take(availability field: RecordField) {
    switch field.name {
    case "open", "opened": if Self.flag(field.text) == false { isClosed = true }
    case "closed", "filled": if Self.flag(field.text) == true { isClosed = true }
    case "state", "status":
      let word = Folding.fold(field.text)
      isClosed = Self.closedWords.contains { word.elementsEqual($0.utf8) }
    default: break
    }
  }

  private static let closedWords = ["closed", "filled", "archived", "ferme", "fermee", "close", "cloture", "pourvu", "pourvue"]

  /// `published: 'true'` is as good as `published: true` to whoever wrote it.
  private static func flag(_ text: String) -> Bool? {
    switch text.utf8.count {
    case 4 where text.lowercased() == "true": true
    case 5 where text.lowercased() == "false": false
    case 3 where text.lowercased() == "yes": true
    case 2 where text.lowercased() == "no": false
    default: nil
    }
  }

  private mutating func takeFromPlace(fileName: [UInt8], folders: [[UInt8]]) {
    if dateText == nil, fileName.count > 10, fileName[10] == UInt8(ascii: "-"), let day = PostingDate(fileName[..<10]) {
      dateText = day.dayText
      date = day
    }
    isInDraftsFolder = folders.contains { $0.elementsEqual("_drafts".utf8) }
    if locale == nil { locale = Self.localeSuffix(of: fileName) ?? folders.last(where: LocaleTag.isTag).map(Self.string) }
  }

  /// `offre.fr.md`
  private static func localeSuffix(of fileName: [UInt8]) -> String? {
    let parts = fileName.split(separator: UInt8(ascii: "."))
    guard parts.count >= 3, LocaleTag.isTag(parts[parts.count - 2]) else { return nil }
    return string(Array(parts[parts.count - 2]))
  }

  private static func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
