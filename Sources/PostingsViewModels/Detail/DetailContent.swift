internal import FrontMatter
internal import MarkdownLayout
internal import Postings
internal import PostingsLanguage
internal import TerminalText

/// A posting laid out as lines for a width: problems and fields first, then the body, whose lines are made when they
/// are looked at.
struct DetailContent: Sendable {
  private var head: [DetailLine] = []
  private var body: MarkdownLayout?

  static let empty = DetailContent()
  private init() {}

  /// - Parameter markdown: the body, parsed; laid out where the mode shows it.
  init(
    _ posting: Posting, mode: DetailViewModel.Mode, markdown: MarkdownDocument, width: Int, language: Language,
    roleMap: RoleMap, siblings: LocaleSiblings = .none
  ) {
    let width = max(20, width)
    guard mode != .raw else {
      head = Self.plainLines(posting.document.bytes, width)
      return
    }
    head = Self.problemLines(posting, width, language)
    head += FieldLines(posting, width: width, language: language, roleMap: roleMap, siblings: siblings).lines
    guard mode == .rendered else { return }
    head.append(.separator)
    let layout = markdown.layout(width: width)
    if layout.isEmpty { head.append(.plain(Phrase.noBody.text(in: language))) } else { body = layout }
  }

  var count: Int { head.count + (body?.count ?? 0) }

  subscript(index: Int) -> DetailLine { index < head.count ? head[index] : .body(body![index - head.count]) }

  /// The lines that headings begin on.
  var headingLines: [Int] { body?.headings.map { $0.line + head.count } ?? [] }

  func matches(of folded: [UInt8]) -> [DetailViewModel.Match] {
    guard !folded.isEmpty else { return [] }
    let above = head.indices.flatMap { line in
      head[line].text.columns(ofFolded: folded).map { DetailViewModel.Match(line: line, columns: $0) }
    }
    let below = body?.matches(of: folded) ?? []
    return above + below.map { DetailViewModel.Match(line: $0.line + head.count, columns: $0.columns) }
  }

  private static func problemLines(_ posting: Posting, _ width: Int, _ language: Language) -> [DetailLine] {
    let lines = posting.problems.flatMap { problem in
      "\(problem.line):\(problem.column) \(problem.sentence(in: language))".cleaned().wrapped(to: width - 2)
        .map { DetailLine.problem(problem.severity, $0) }
    }
    return lines.isEmpty ? [] : lines + [.blank]
  }

  private static func plainLines(_ bytes: [UInt8], _ width: Int) -> [DetailLine] {
    String(cleaning: bytes, for: .output).split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      line.isEmpty ? [DetailLine.blank] : String(line).cleaned().wrapped(to: width).map { .plain($0) }
    }
  }
}
