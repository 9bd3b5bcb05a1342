/// What a posting's fields mean, found by their keys, its file name and its folders.
public struct PostingRoles: Sendable, Equatable {
  /// As written; nil when no field fills the role.
  public var title: String?
  /// As written, or the day of the file name.
  public var dateText: String?
  /// The date, if it can be read as one.
  public var date: PostingDate?
  /// Each tag as written, without the blanks around it.
  public var tags: [String] = []
  /// The key that the tags stand under.
  public var tagsKey: String?
  /// Whether they are a list rather than a comma string; nil without tags.
  public var tagsAreList: Bool?
  /// As written, else as the file or a folder is named.
  public var locale: String?
  /// As written.
  public var type: String?
  /// When the work begins, as written (`available-when: Dès que possible`).
  public var availability: String?
  /// What `published` and `draft` say, hidden if either says so; nil when neither is there.
  public var isPublished: Bool?
  /// Whether a folder named `_drafts` holds it.
  public var isInDraftsFolder = false
  /// Whether it says itself that the offer is over: `open: false`, `status: filled`.
  public var isClosed = false
  /// As written.
  public var expiryText: String?
  /// The expiry, if it can be read as a date.
  public var expiry: PostingDate?

  /// Roles that nothing fills.
  public init() {}

  /// - Parameters:
  ///   - fields: of the posting, in its order.
  ///   - place: the names of the folders that hold the file, below the folder that was opened and that one itself.
  public init(fields: [RecordField], fileName: [UInt8], folders: [[UInt8]], map: RoleMap) {
    var finder = RoleFinder()
    for (position, field) in fields.enumerated() {
      var text = field.text
      let meaning = map.meaning(ofName: field.name.utf8)
      text.withUTF8 { bytes in
        finder.take(
          position, meaning, text: UnsafeRawBufferPointer(bytes), hasValue: field.hasValue, isItem: field.isItem)
      }
    }
    take(finder, fields)
    takeFromPlace(fileName: fileName, folders: folders)
  }

  /// The state on a day, given as seconds since 1970-01-01T00:00Z.
  ///
  /// A day without a time begins at midnight UTC, and an expiry day is over when it ends.
  public func state(at now: Int) -> PostingState {
    if let fixedState { return fixedState }
    if let expiry, expiry.end <= now { return .expired }
    if let date, date.instant > now { return .scheduled }
    return .live
  }

  /// The state that no clock changes; nil when the date decides.
  var fixedState: PostingState? {
    Self.fixedState(isPublished: isPublished, isInDraftsFolder: isInDraftsFolder, isClosed: isClosed)
  }

  static func fixedState(isPublished: Bool?, isInDraftsFolder: Bool, isClosed: Bool) -> PostingState? {
    if isPublished == false || isInDraftsFolder { return .draft }
    return isClosed ? .closed : nil
  }

  private mutating func take(_ finder: RoleFinder, _ fields: [RecordField]) {
    func text(_ slot: RoleFinder.Slot) -> String? { slot.position.map { fields[$0].text } }
    title = text(finder.title)
    dateText = text(finder.date)
    date = dateText.flatMap { PostingDate($0) }
    for position in finder.tags {
      tags += fields[position].isItem ? [fields[position].text] : TagText(fields[position].text).tags
    }
    tagsKey = finder.tags.first.map { fields[$0].name }
    tagsAreList = finder.tagsAreList
    locale = text(finder.locale)
    type = text(finder.type)
    availability = text(finder.availability)
    isPublished = finder.isPublished
    isClosed = finder.isClosed
    expiryText = text(finder.expiry)
    expiry = expiryText.flatMap { PostingDate($0) }
  }

  private mutating func takeFromPlace(fileName: [UInt8], folders: [[UInt8]]) {
    if dateText == nil, let day = FileNameRoles.day(of: fileName[...]) {
      dateText = day.dayText
      date = day
    }
    isInDraftsFolder = folders.contains { FileNameRoles.isDrafts($0[...]) }
    guard locale == nil else { return }
    let tag = FileNameRoles.locale(of: fileName[...]) ?? folders.last(where: LocaleTag.isTag)?[...]
    locale = tag.map { String(decoding: $0, as: UTF8.self) }
  }
}

/// What the names of a file and its folders say.
enum FileNameRoles {
  /// `2017-05-23-offre.md`, as Jekyll names posts.
  static func day<Bytes: RandomAccessCollection<UInt8>>(of name: Bytes) -> PostingDate? where Bytes.Index == Int {
    let start = name.startIndex
    let hyphen = UInt8(ascii: "-")
    guard name.count > dayLength, name[start + 4] == hyphen, name[start + 7] == hyphen,
      name[start + dayLength] == hyphen
    else { return nil }
    return PostingDate(name[..<(start + dayLength)])
  }

  static let dayLength = 10

  /// `offre.fr.md`
  static func locale<Bytes: RandomAccessCollection<UInt8>>(of name: Bytes) -> Bytes.SubSequence? {
    let dot = UInt8(ascii: ".")
    guard let last = name.lastIndex(of: dot), let first = name[..<last].lastIndex(of: dot), first > name.startIndex
    else { return nil }
    let suffix = name[..<last][name.index(after: first)...]
    return LocaleTag.isTag(suffix) ? suffix : nil
  }

  static func isDrafts(_ name: some Collection<UInt8>) -> Bool { name.elementsEqual("_drafts".utf8) }
}
