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
  /// When the work begins, as written (`available-when: Dès que possible`).
  public var availability: String?
  /// What `published` and `draft` say, hidden if either says so; nil when neither is there.
  public var isPublished: Bool?
  public var isInDraftsFolder = false
  public var isClosed = false
  /// As written.
  public var expiryText: String?
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
      if role == .state {
        take(state: field)
        continue
      }
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
    if isPublished == false || isInDraftsFolder { return .draft }
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
    case .type: if isNewKey { type = field.text }
    case .availability: if isNewKey { availability = field.text }
    case .expiry:
      guard isNewKey else { return }
      expiryText = field.text
      expiry = PostingDate(field.text)
    case .state: break
    }
  }

  /// `published: true` beside `draft: true` is hidden: some reader will not show it.
  private mutating func take(state field: RecordField) {
    guard let flag = Self.flag(field.text) else { return }
    let isShown = RoleMap.normalize(field.name.utf8).elementsEqual("draft".utf8) ? !flag : flag
    isPublished = isPublished != false && isShown
  }

  /// `open: false`, `state: closed`, `status: filled`: what job boards write when an offer is over.
  private mutating func take(availability field: RecordField) {
    switch field.name {
    case "open", "opened": if Self.flag(field.text) == false { isClosed = true }
    case "closed", "filled": if Self.flag(field.text) == true { isClosed = true }
    case "state", "status":
      let word = Folding.foldTrimmed(field.text)
      if Self.closedWords.contains(where: { word.elementsEqual($0.utf8) }) { isClosed = true }
    default: break
    }
  }

  private static let closedWords = [
    "closed", "filled", "archived", "ferme", "fermee", "close", "cloture", "pourvu", "pourvue",
  ]

  /// `published: 'true'` is as good as `published: true` to whoever wrote it; `yes` and `no` are flags to YAML 1.1.
  private static func flag(_ text: String) -> Bool? {
    guard text.utf8.count <= 8 else { return nil }
    return switch String(decoding: Folding.foldTrimmed(text), as: UTF8.self) {
    case "true", "yes", "on": true
    case "false", "no", "off": false
    default: nil
    }
  }

  private mutating func takeFromPlace(fileName: [UInt8], folders: [[UInt8]]) {
    if dateText == nil, let day = Self.day(ofFileName: fileName) {
      dateText = day.dayText
      date = day
    }
    isInDraftsFolder = folders.contains { $0.elementsEqual("_drafts".utf8) }
    if locale == nil { locale = Self.localeSuffix(of: fileName) ?? folders.last(where: LocaleTag.isTag).map(Self.string) }
  }

  /// `2017-05-23-offre.md`, as Jekyll names posts.
  private static func day(ofFileName name: [UInt8]) -> PostingDate? {
    let hyphen = UInt8(ascii: "-")
    guard name.count > 10, name[4] == hyphen, name[7] == hyphen, name[10] == hyphen else { return nil }
    return PostingDate(name[..<10])
  }

  /// `offre.fr.md`
  private static func localeSuffix(of fileName: [UInt8]) -> String? {
    let parts = fileName.split(separator: UInt8(ascii: "."))
    guard parts.count >= 3, LocaleTag.isTag(parts[parts.count - 2]) else { return nil }
    return string(Array(parts[parts.count - 2]))
  }

  private static func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
