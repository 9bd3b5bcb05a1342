internal import FrontMatter

/// A link in a body that names a file of the collection.
struct BodyLink: Sendable, Equatable {
  enum Target: Sendable, Equatable {
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
  /// Pages in HTML may be made by the site, and text files are downloads.
  private static let extensions = ["md", "markdown", "mdown", "mkdn", "mkd", "mdwn", "mdx", "adoc", "asciidoc", "rst", "org", "qmd", "rmd"]

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
    guard line.count - text.count < 4, let mark = text.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    return text.prefix { $0 == mark }.count >= 3 ? mark : nil
  }

  private static func collect(_ line: ArraySlice<UInt8>, line number: Int, into links: inout [BodyLink]) {
    var index = line.startIndex
    while index < line.endIndex {
      switch line[index] {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "`"): index = endOfCode(line, from: index)
      case UInt8(ascii: "]") where index + 1 < line.endIndex && (line[index + 1] == UInt8(ascii: "(") || isDefinition(line, at: index)):
        let start = index + 2
        let target = destination(line, from: start)
        add(plainTarget(target), text: target, at: start, line, number, to: &links)
        index = max(start, target.endIndex)
      case UInt8(ascii: "{") where index + 1 < line.endIndex && (line[index + 1] == UInt8(ascii: "%") || line[index + 1] == UInt8(ascii: "{")):
        let content = tag(line, from: index + 2)
        if let (target, text) = tagTarget(content) { add(target, text: text, at: text.startIndex, line, number, to: &links) }
        index = content.endIndex
      default: index += 1
      }
    }
  }

  private static func add(
    _ target: BodyLink.Target?, text: ArraySlice<UInt8>, at start: Int, _ line: ArraySlice<UInt8>, _ number: Int,
    to links: inout [BodyLink]
  ) {
    guard let target else { return }
    let column = line[..<start].count { $0 & 0xC0 != 0x80 } + 1
    links.append(BodyLink(target: target, text: String(decoding: text, as: UTF8.self), line: number, column: column))
  }

  /// `[name]: target` at the start of a line.
  private static func isDefinition(_ line: ArraySlice<UInt8>, at bracket: Int) -> Bool {
    guard line[bracket + 1] == UInt8(ascii: ":") else { return false }
    let label = line.drop { $0 == UInt8(ascii: " ") }
    return label.first == UInt8(ascii: "[") && !label[..<bracket].dropFirst().contains(UInt8(ascii: "]"))
  }

  /// After a run of backticks, to the end of the same run; past the run alone when it is never closed on the line.
  private static func endOfCode(_ line: ArraySlice<UInt8>, from start: Int) -> Int {
    let run = line[start...].prefix { $0 == UInt8(ascii: "`") }.count
    var index = start + run
    while index < line.endIndex {
      let next = line[index...].prefix { $0 == UInt8(ascii: "`") }.count
      if next == run { return index + run }
      index += max(1, next)
    }
    // No later run on this line can be closed by one of this length either.
    return start + run
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
      byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "-")
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
    guard hasPostingExtension(path[...]), !path.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "{") }) else { return nil }
    if path.first == UInt8(ascii: "/") { return path.dropFirst().first == UInt8(ascii: "/") ? nil : .fromAnyRoot(path) }
    return .relative(path)
  }

  private static func withoutFragment(_ target: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    target.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
  }

  private static func hasPostingExtension(_ path: ArraySlice<UInt8>) -> Bool {
    guard let dot = path.lastIndex(of: UInt8(ascii: ".")), dot > path.startIndex, path.endIndex - dot <= 9 else { return false }
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
