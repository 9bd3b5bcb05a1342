internal import FrontMatter
internal import Postings
internal import PostingsLanguage
internal import TerminalText

/// A posting laid out as lines for a width.
struct DetailContent {
  private(set) var lines: [DetailLine] = []
  private(set) var headingLines: [Int] = []

  init(_ posting: Posting, mode: DetailViewModel.Mode, width: Int, language: Language, roleMap: RoleMap) {
    let width = max(20, width)
    let fields = FieldLines(posting, width: width, language: language, roleMap: roleMap).lines
    switch mode {
    case .raw: lines = Self.plainLines(posting.document.bytes[...], width)
    case .fields: lines = Self.problemLines(posting, width, language) + fields
    case .rendered:
      lines = Self.problemLines(posting, width, language) + fields + [.separator]
      addBody(posting.document, width, language)
    }
  }

  private mutating func addBody(_ document: FrontMatterDocument, _ width: Int, _ language: Language) {
    let body = document.bytes[document.bodyRange]
    if body.allSatisfy({ $0 <= 0x20 }) {
      lines.append(.plain(Phrase.noBody.text(in: language)))
    } else {
      lines += Self.plainLines(body, width)
    }
  }

  private static func problemLines(_ posting: Posting, _ width: Int, _ language: Language) -> [DetailLine] {
    let lines = posting.problems.flatMap { problem in
      "\(problem.line):\(problem.column) \(problem.sentence(in: language))".cleaned().wrapped(to: width - 2)
        .map { DetailLine.problem(problem.severity, $0) }
    }
    return lines.isEmpty ? [] : lines + [.blank]
  }

  private static func plainLines(_ bytes: ArraySlice<UInt8>, _ width: Int) -> [DetailLine] {
    String(cleaning: bytes, for: .output).split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      line.isEmpty ? [DetailLine.blank] : String(line).cleaned().wrapped(to: width).map { .plain($0) }
    }
  }
}
