internal import FrontMatter
public import MarkdownLayout
public import Postings
internal import PostingsLanguage
public import SystemPackage
internal import TerminalText

/// One posting being read: its fields, its body laid out for the width, and where in it the eye is.
public struct DetailViewModel: Sendable {
  public enum Mode: Sendable, CaseIterable { case rendered, raw, fields }

  public struct Match: Sendable, Equatable {
    public var line: Int
    /// Columns of the line.
    public var columns: Range<Int>
  }

  public private(set) var posting: Posting
  public private(set) var state: PostingState
  public private(set) var mode: Mode = .rendered
  private var content = DetailContent.empty
  /// The first line in view.
  public private(set) var top = 0
  public private(set) var page = 1
  public private(set) var width = 0
  /// What is typed to be found; nil unless it is being typed.
  public private(set) var input: TextInput?
  public private(set) var needle = ""
  public private(set) var matches: [Match] = []
  public private(set) var currentMatch: Int?
  private let language: Language
  private let roleMap: RoleMap
  /// The body, parsed once for all widths.
  private var markdown: MarkdownDocument
  private var topBeforeTyping = 0
  /// The same posting in other languages.
  public private(set) var siblings: LocaleSiblings
  /// Where it was left before; taken once its lines are known.
  private var placeToRestore: ReadingPlaces.Place?

  /// A blank at each side, and the scroll bar.
  public static let columnsAround = 3
  /// Longer lines are hard to read.
  static let widestText = 100

  /// - Parameter now: seconds since 1970-01-01T00:00Z.
  init(_ posting: Posting, now: Int, roleMap: RoleMap, language: Language, siblings: LocaleSiblings = .none) {
    self.siblings = siblings
    self.posting = posting
    self.language = language
    self.roleMap = roleMap
    state = posting.state(at: now)
    markdown = Self.markdown(of: posting)
  }

  private static func markdown(of posting: Posting) -> MarkdownDocument {
    MarkdownDocument(Array(posting.document.bytes[posting.document.bodyRange]))
  }

  public var lineCount: Int { content.count }
  public func line(_ index: Int) -> DetailLine { content[index] }
  public var path: FilePath { posting.path }
  /// Where the body begins, counted from 1.
  public var bodyLine: Int { posting.document.position(at: posting.document.bodyRange.lowerBound).line }
  public var visible: Range<Int> { top..<max(top, min(content.count, top + page)) }
  /// How far down, in percent.
  public var progress: Int { content.count <= page ? 100 : min(100, (top + page) * 100 / content.count) }

  // MARK: Following

  mutating func resize(columns: Int, page: Int) {
    self.page = page
    if columns != width {
      width = columns
      layOut()
    }
    if let place = placeToRestore {
      placeToRestore = nil
      top = place.count == content.count ? place.top : place.top * content.count / max(1, place.count)
    }
    scroll(to: top)
  }

  /// Opens where it was left, once it is laid out.
  mutating func restore(_ place: ReadingPlaces.Place) {
    mode = place.mode
    placeToRestore = place
  }

  /// The same posting with other bytes; the eye stays where it is.
  mutating func replace(_ posting: Posting, now: Int, siblings: LocaleSiblings = .none) {
    self.posting = posting
    self.siblings = siblings
    state = posting.state(at: now)
    markdown = Self.markdown(of: posting)
    layOut()
    scroll(to: top)
  }

  /// What a reader has set up for one posting holds for the next.
  mutating func takeOver(from old: DetailViewModel) {
    mode = old.mode
    needle = old.needle
  }

  private mutating func layOut() {
    content = DetailContent(
      posting, mode: mode, markdown: markdown, width: min(width, Self.widestText), language: language, roleMap: roleMap,
      siblings: siblings)
    findAll()
  }

  // MARK: Moving

  @discardableResult
  mutating func move(_ command: Command, times: Int) -> Bool {
    switch command {
    case .moveDown: scroll(to: top + times)
    case .moveUp: scroll(to: top - times)
    case .pageDown: scroll(to: top + times * max(1, page - 1))
    case .pageUp: scroll(to: top - times * max(1, page - 1))
    case .halfPageDown: scroll(to: top + times * max(1, page / 2))
    case .halfPageUp: scroll(to: top - times * max(1, page / 2))
    case .moveFirst: scroll(to: 0)
    case .moveLast: scroll(to: content.count)
    default: return false
    }
    return true
  }

  mutating func scroll(by count: Int) { scroll(to: top + count) }
  private mutating func scroll(to line: Int) { top = max(0, min(line, content.count - page)) }

  mutating func moveToHeading(forward: Bool, times: Int = 1) {
    let headings = content.headingLines
    let targets = forward ? headings.filter { $0 > top } : headings.filter { $0 < top }.reversed()
    if let target = targets.prefix(times).last { scroll(to: target) }
  }

  // MARK: Links and headings

  /// By number, from 1.
  public var links: [MarkdownLink] { markdown.links }

  /// The headings of the text, whatever view is open.
  public var headings: [MarkdownHeading] { markdown.layout(width: textWidth).headings }

  /// The one that the top of the screen is in or above.
  var currentHeading: Int? {
    guard mode == .rendered else { return nil }
    let lines = content.headingLines
    return lines.lastIndex { $0 <= top } ?? lines.indices.first
  }

  /// Brings a heading to the top, counted from 0.
  mutating func show(heading index: Int) {
    if mode != .rendered {
      mode = .rendered
      layOut()
    }
    let lines = content.headingLines
    if lines.indices.contains(index) { scroll(to: lines[index]) }
  }

  /// Finds the heading that a site gives this name to: `#profil-recherché`, `#profil-recherche`.
  mutating func show(headingNamed name: String) -> Bool {
    let wanted = Self.anchor(name)
    guard let index = headings.firstIndex(where: { Self.anchor($0.text) == wanted }) else { return false }
    show(heading: index)
    return true
  }

  /// Letters and digits, without case and accents; what stands between them is `-` on any site.
  private static func anchor(_ text: String) -> [UInt8] {
    let folded = String(decoding: Folding.fold(text), as: UTF8.self)
    return Array(folded.filter { $0.isLetter || $0.isNumber }.utf8)
  }

  private var textWidth: Int { max(20, min(width, Self.widestText)) }

  mutating func cycleView() {
    let all = Mode.allCases
    mode = all[(all.firstIndex(of: mode)! + 1) % all.count]
    top = 0
    layOut()
  }

  // MARK: Finding

  mutating func beginFinding() {
    input = TextInput()
    topBeforeTyping = top
  }

  mutating func type(_ text: String) {
    input?.insert(text)
    followInput()
  }

  mutating func edit(_ command: Command) {
    if input?.perform(command) == true { followInput() }
  }

  mutating func endFinding(keeping: Bool) {
    if !keeping {
      needle = ""
      findAll()
      scroll(to: topBeforeTyping)
    }
    input = nil
  }

  /// Goes to the next match; around the end to the first. False when there is none.
  @discardableResult
  mutating func findNext(forward: Bool, times: Int = 1) -> Bool {
    guard !matches.isEmpty else { return false }
    let count = matches.count
    let step = forward ? times % count : count - times % count
    show(match: currentMatch.map { ($0 + step) % count } ?? (forward ? 0 : count - 1))
    return true
  }

  private mutating func followInput() {
    needle = input?.text ?? ""
    findAll()
    if let first = matches.firstIndex(where: { $0.line >= topBeforeTyping }) ?? matches.indices.first {
      show(match: first)
    } else {
      scroll(to: topBeforeTyping)
    }
  }

  private mutating func show(match index: Int) {
    currentMatch = index
    let line = matches[index].line
    if !visible.contains(line) { scroll(to: line - page / 3) }
  }

  private mutating func findAll() {
    currentMatch = nil
    matches = content.matches(of: Folding.fold(needle))
  }
}
