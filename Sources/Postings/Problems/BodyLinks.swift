internal import FrontMatter

/// A link in a body that names a file of the collection.
struct BodyLink: Sendable, Equatable {
  enum Target: Sendable, Hashable {
    /// `[text](../other.md)`: from the posting’s folder.
    case relative([UInt8])
    /// `/jobs/other.md`, `{% link _jobs/other.md %}`, `{{< ref "other.md" >}}`: from a folder above that nobody names here.
    case fromAnyRoot([UInt8])
    /// `{% post_url 2017-05-23-other %}`: by its name without the extension.
    case named([UInt8])
  }

  var target: Target
  /// As written.
  var text: String
  /// Counted from 1.
  var line: Int
  /// Counted from 1, in Unicode scalars.
  var column: Int
}

/// Finds links to postings in Markdown; a few rules in one pass, since only links to files of known kinds matter.
enum BodyLinks {
  /// Larger bodies hold something else than a posting.
  private static let limit = 4 << 20
  /// Of one posting; what has more was not written by a person.
  private static let mostLinks = 10_000
  /// Pages in HTML may be made by the site, and text files are downloads.
  private static let extensions = [
    "md", "markdown", "mdown", "mkdn", "mkd", "mdwn", "mdx", "adoc", "asciidoc", "rst", "org", "qmd", "rmd",
  ]

  static func links(in document: FrontMatterDocument) -> [BodyLink] {
    let body = document.bodyRange
    guard body.count <= limit else { return [] }
    var links: [BodyLink] = []
    var fence: UInt8?
    var line = document.position(at: body.lowerBound).line
    for bytes in document.bytes[body].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if let mark = fenceMark(bytes) {
        if fence == nil { fence = mark } else if fence == mark { fence = nil }
      } else if fence == nil {
        collect(bytes, line: line, into: &links)
      }
      line += 1
    }
    return links
  }

  /// The sign of a line that opens or closes a code block.
  private static func fenceMark(_ line: ArraySlice<UInt8>) -> UInt8? {
    let text = line.drop { $0 == UInt8(ascii: " ") }
    guard line.count - text.count < 4, let mark = text.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~")
    else { return nil }
    return text.prefix { $0 == mark }.count >= 3 ? mark : nil
  }

  private static func collect(_ line: ArraySlice<UInt8>, line number: Int, into links: inout [BodyLink]) {
    var index = line.startIndex
    var runs = BacktickRuns(line)
    var columns = ColumnSweep(line)
    func add(_ target: BodyLink.Target?, _ text: ArraySlice<UInt8>, at start: Int) {
      guard let target, links.count < mostLinks else { return }
      links.append(
        BodyLink(
          target: target, text: String(decoding: text, as: UTF8.self), line: number, column: columns.column(at: start)))
    }
    while index < line.endIndex {
      switch line[index] {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "`"): index = runs.end(ofCodeAt: index)
      case UInt8(ascii: "]")
      where index + 1 < line.endIndex && (line[index + 1] == UInt8(ascii: "(") || isDefinition(line, at: index)):
        let start = index + 2
        let target = destination(line, from: start)
        add(plainTarget(target), target, at: start)
        index = max(start, target.endIndex)
      case UInt8(ascii: "{")
      where index + 1 < line.endIndex && (line[index + 1] == UInt8(ascii: "%") || line[index + 1] == UInt8(ascii: "{")):
        let content = tag(line, from: index + 2)
        if let (target, text) = tagTarget(content) { add(target, text, at: text.startIndex) }
        index = max(index + 2, content.endIndex)
      default: index += 1
      }
    }
  }

  /// `[name]: target` at the start of a line.
  private static func isDefinition(_ line: ArraySlice<UInt8>, at bracket: Int) -> Bool {
    guard line[bracket + 1] == UInt8(ascii: ":") else { return false }
    let label = line.drop { $0 == UInt8(ascii: " ") }
    return label.first == UInt8(ascii: "[") && !label[..<bracket].dropFirst().contains(UInt8(ascii: "]"))
  }

  /// From here to a blank or the parenthesis that closes; between `<` and `>` when it begins so.
  private static func destination(_ line: ArraySlice<UInt8>, from start: Int) -> ArraySlice<UInt8> {
    let rest = line[min(start, line.endIndex)...].drop { $0 == UInt8(ascii: " ") }
    if rest.first == UInt8(ascii: "<") { return rest.dropFirst().prefix { $0 != UInt8(ascii: ">") } }
    var depth = 0
    return rest.prefix { byte in
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      return depth >= 0 && byte != UInt8(ascii: " ") && byte != UInt8(ascii: "\t") && byte != UInt8(ascii: "\r")
    }
  }

  private static func tag(_ line: ArraySlice<UInt8>, from start: Int) -> ArraySlice<UInt8> {
    line[min(start, line.endIndex)...].prefix { $0 != UInt8(ascii: "}") }
  }

  private static func tagTarget(_ content: ArraySlice<UInt8>) -> (BodyLink.Target, ArraySlice<UInt8>)? {
    let isBoundary: (UInt8) -> Bool = { byte in
      byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "<")
        || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: ">")
    }
    let words = content.split(maxSplits: 8, whereSeparator: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\"") })
      .filter { !$0.allSatisfy(isBoundary) }
    guard words.count >= 2 else { return nil }
    let target = words[1]
    switch String(decoding: words[0].drop(while: isBoundary), as: UTF8.self) {
    case "link": return hasPostingExtension(target) ? (.fromAnyRoot(Array(target)), target) : nil
    case "post_url": return target.contains(UInt8(ascii: "{")) ? nil : (.named(Array(target)), target)
    case "ref", "relref":
      let path = withoutFragment(target)
      return hasPostingExtension(path) ? (.fromAnyRoot(Array(path)), target) : nil
    default: return nil
    }
  }

  private static func plainTarget(_ target: ArraySlice<UInt8>) -> BodyLink.Target? {
    let path = percentDecoded(withoutFragment(target))
    // `http:`, `mailto:`, and what a template fills in.
    guard hasPostingExtension(path[...]), !path.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "{") })
    else { return nil }
    if path.first == UInt8(ascii: "/") { return path.dropFirst().first == UInt8(ascii: "/") ? nil : .fromAnyRoot(path) }
    return .relative(path)
  }

  private static func withoutFragment(_ target: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    target.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
  }

  private static func hasPostingExtension(_ path: ArraySlice<UInt8>) -> Bool {
    guard let dot = path.lastIndex(of: UInt8(ascii: ".")), dot > path.startIndex, path.endIndex - dot <= 9 else {
      return false
    }
    let name = path[(dot + 1)...].map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
    return extensions.contains { $0.utf8.elementsEqual(name) }
  }

  private static func percentDecoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == UInt8(ascii: "%"), index + 2 < text.endIndex,
        let byte = UInt8(String(decoding: text[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
      {
        decoded.append(byte)
        index += 3
      } else {
        decoded.append(text[index])
        index += 1
      }
    }
    return decoded
  }
}

/// The code spans of a line: a run of backticks, to the next run of the same length. Linear in the line.
private struct BacktickRuns {
  private let line: ArraySlice<UInt8>
  /// By length, how many runs are still ahead.
  private var ahead: [Int: Int] = [:]

  init(_ line: ArraySlice<UInt8>) {
    self.line = line
    var index = line.startIndex
    while let start = line[index...].firstIndex(of: UInt8(ascii: "`")) {
      let length = length(at: start)
      ahead[length, default: 0] += 1
      index = start + length
    }
  }

  /// After the code that opens here; after the opening run alone when nothing closes it.
  mutating func end(ofCodeAt start: Int) -> Int {
    let run = length(at: start)
    var index = start + run
    pass(run)
    guard ahead[run, default: 0] > 0 else { return index }
    while let next = line[index...].firstIndex(of: UInt8(ascii: "`")) {
      let length = length(at: next)
      pass(length)
      index = next + length
      if length == run { break }
    }
    return index
  }

  /// A run behind a backslash is shorter than it was counted; it is then never found again, which does no harm.
  private mutating func pass(_ length: Int) { ahead[length, default: 1] -= 1 }

  private func length(at start: Int) -> Int { line[start...].prefix { $0 == UInt8(ascii: "`") }.count }
}

/// Columns, counted from 1 in Unicode scalars, of rising places in a line.
private struct ColumnSweep {
  private let line: ArraySlice<UInt8>
  private var place: Int
  private var column = 1

  init(_ line: ArraySlice<UInt8>) {
    self.line = line
    place = line.startIndex
  }

  mutating func column(at target: Int) -> Int {
    while place < min(target, line.endIndex) {
      if line[place] & 0xC0 != 0x80 { column += 1 }
      place += 1
    }
    return column
  }
}
