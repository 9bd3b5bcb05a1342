internal import TerminalText

/// What a field's name says, before its value is looked at.
struct NameMeaning: Sendable {
  var role: Role?
  /// Of several keys with the same role the lowest wins.
  var rank = Int.max
  /// `draft` says the contrary of `published`.
  var isDraft = false
  var closing: Closing?

  /// How job boards write that an offer is over.
  enum Closing: Sendable {
    /// `open: false`
    case whenFalse
    /// `filled: true`
    case whenTrue
    /// `status: closed`
    case byWord
  }
}

extension RoleMap {
  func meaning(ofName name: some Collection<UInt8>) -> NameMeaning {
    let key = Self.normalize(name)
    var meaning = NameMeaning()
    if let (role, rank) = role(ofNormalizedKey: key) { (meaning.role, meaning.rank) = (role, rank) }
    switch String(decoding: key, as: UTF8.self) {
    case "draft": meaning.isDraft = true
    case "open", "opened": meaning.closing = .whenFalse
    case "closed", "filled": meaning.closing = .whenTrue
    case "state", "status": meaning.closing = .byWord
    default: break
    }
    return meaning
  }
}

/// Finds the fields that fill the roles; it knows a field by its position only, so that nothing is copied.
struct RoleFinder {
  private(set) var title = Slot()
  private(set) var date = Slot()
  private(set) var locale = Slot()
  private(set) var type = Slot()
  private(set) var availability = Slot()
  private(set) var expiry = Slot()
  private(set) var tags: [Int] = []
  private var tagsRank = Int.max
  private(set) var tagsAreList: Bool?
  /// What `published` and `draft` say, hidden if either says so.
  private(set) var isPublished: Bool?
  private(set) var isClosed = false

  /// The field that fills a role.
  struct Slot {
    private(set) var position: Int?
    private var rank = Int.max

    /// The likelier key wins; of the values of a list the first.
    mutating func offer(_ position: Int, rank: Int) {
      guard rank < self.rank else { return }
      self.rank = rank
      self.position = position
    }
  }

  /// Forgets all, but keeps its room.
  mutating func reset() {
    let room = tags
    self = RoleFinder()
    tags = room
    tags.removeAll(keepingCapacity: true)
  }

  mutating func take(
    _ position: Int, _ meaning: NameMeaning, text: UnsafeRawBufferPointer, hasValue: Bool, isItem: Bool
  ) {
    if let closing = meaning.closing { take(closing, text) }
    guard hasValue, let role = meaning.role else { return }
    switch role {
    case .title: title.offer(position, rank: meaning.rank)
    case .date: date.offer(position, rank: meaning.rank)
    case .locale: locale.offer(position, rank: meaning.rank)
    case .type: type.offer(position, rank: meaning.rank)
    case .availability: availability.offer(position, rank: meaning.rank)
    case .expiry: expiry.offer(position, rank: meaning.rank)
    case .tags: takeTag(position, rank: meaning.rank, isItem: isItem)
    case .state:
      // `published: true` beside `draft: true` is hidden: some reader will not show it.
      guard let flag = Self.flag(text) else { return }
      isPublished = isPublished != false && flag != meaning.isDraft
    }
  }

  private mutating func takeTag(_ position: Int, rank: Int, isItem: Bool) {
    guard rank < tagsRank || rank == tagsRank && isItem else { return }
    if rank < tagsRank { tags.removeAll(keepingCapacity: true) }
    tagsRank = rank
    tagsAreList = isItem
    tags.append(position)
  }

  private mutating func take(_ closing: NameMeaning.Closing, _ text: UnsafeRawBufferPointer) {
    switch closing {
    case .whenFalse: if Self.flag(text) == false { isClosed = true }
    case .whenTrue: if Self.flag(text) == true { isClosed = true }
    case .byWord:
      guard text.count <= 16 else { return }
      let word = Folding.trimmed(Folding.fold(text))
      if Self.closedWords.contains(where: { word.elementsEqual($0.utf8) }) { isClosed = true }
    }
  }

  static let closedWords = [
    "closed", "filled", "archived", "ferme", "fermee", "close", "cloture", "pourvu", "pourvue",
  ]

  /// `published: 'true'` is as good as `published: true` to whoever wrote it; `yes` and `no` are flags to YAML 1.1.
  static func flag(_ text: UnsafeRawBufferPointer) -> Bool? {
    let word = text.trimmed
    if word.isWord("true") || word.isWord("yes") || word.isWord("on") { return true }
    return word.isWord("false") || word.isWord("no") || word.isWord("off") ? false : nil
  }
}
