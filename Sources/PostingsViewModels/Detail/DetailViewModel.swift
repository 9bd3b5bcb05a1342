internal import FrontMatter
internal import MarkdownLayout
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

  /// A blank at each side, and the scroll bar.
  public static let columnsAround = 3
  /// Longer lines are hard to read.
  static let widestText = 100

  /// - Parameter now: seconds since 1970-01-01T00:00Z.
  init(_ posting: Posting, now: Int, roleMap: RoleMap, language: Language) {
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
    scroll(to: top)
  }

  /// The same posting with other bytes; the eye stays where it is.
  mutating func replace(_ posting: Posting, now: Int) {
    self.posting = posting
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
      posting, mode: mode, markdown: markdown, width: min(width, Self.widestText), language: language, roleMap: roleMap)
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

  mutating func moveToHeading(forward: Bool) {
    let headings = content.headingLines
    let target = forward ? headings.first { $0 > top } : headings.last { $0 < top }
    if let target { scroll(to: target) }
  }

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

  /// Goes to the next match; around the end to the first.
  mutating func findNext(forward: Bool) {
    guard !matches.isEmpty else { return }
    let step = forward ? 1 : matches.count - 1
    show(match: currentMatch.map { ($0 + step) % matches.count } ?? 0)
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
