internal import FrontMatter

extension PostingTable {
  /// What is asked about a row most often, in one place; ids of values, else numbers.
  ///
  /// Any bytes are a valid one: it is read from an index as it is.
  struct RowColumns: Sendable, BitwiseCopyable {
    var entries: Span
    var tags: Span
    /// Seconds since 1970-01-01T00:00Z; `noInstant` without a date that can be read.
    var instant = noInstant
    /// The first second at which it is expired; `Int.max` when it never is.
    var expiry = Int.max
    var title = noValue
    var dateText = noValue
    var locale = noValue
    var type = noValue
    var expiryText = noValue
    private var stateCode: UInt8 = 0
    private var formatCode: UInt8 = 0
    private var flags = Self.present

    init(entries: Span, tags: Span) {
      self.entries = entries
      self.tags = tags
    }

    private static let present: UInt8 = 1
    private static let publishedIsKnown: UInt8 = 2
    private static let published: UInt8 = 4
    private static let listIsKnown: UInt8 = 8
    private static let list: UInt8 = 16
  }
}

extension PostingTable.RowColumns {
  var fixedState: PostingState? {
    get {
      switch stateCode {
      case 1: .live
      case 2: .draft
      case 3: .scheduled
      case 4: .expired
      case 5: .closed
      case 6: .broken
      default: nil
      }
    }
    set {
      stateCode =
        switch newValue {
        case nil: 0
        case .live: 1
        case .draft: 2
        case .scheduled: 3
        case .expired: 4
        case .closed: 5
        case .broken: 6
        }
    }
  }

  var format: FrontMatterFormat? {
    get {
      switch formatCode {
      case 1: .yaml
      case 2: .toml
      case 3: .json
      default: nil
      }
    }
    set {
      formatCode =
        switch newValue {
        case nil: 0
        case .yaml: 1
        case .toml: 2
        case .json: 3
        }
    }
  }

  var isPublished: Bool? {
    get { flag(Self.published, ifKnown: Self.publishedIsKnown) }
    set { setFlag(Self.published, known: Self.publishedIsKnown, newValue) }
  }

  /// Nil without tags.
  var tagsAreList: Bool? {
    get { flag(Self.list, ifKnown: Self.listIsKnown) }
    set { setFlag(Self.list, known: Self.listIsKnown, newValue) }
  }

  var isPresent: Bool {
    get { flags & Self.present != 0 }
    set { flags = newValue ? flags | Self.present : flags & ~Self.present }
  }

  func state(at now: Int) -> PostingState {
    if let fixedState { return fixedState }
    if expiry <= now { return .expired }
    return instant > now ? .scheduled : .live
  }

  private func flag(_ flag: UInt8, ifKnown known: UInt8) -> Bool? { flags & known == 0 ? nil : flags & flag != 0 }

  private mutating func setFlag(_ flag: UInt8, known: UInt8, _ value: Bool?) {
    flags &= ~(flag | known)
    guard let value else { return }
    flags |= value ? flag | known : known
  }
}
