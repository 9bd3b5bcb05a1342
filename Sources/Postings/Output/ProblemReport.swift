public import PostingsLanguage
internal import SystemPackage
internal import TerminalText

/// The forms in which findings are printed.
public enum ProblemFormat: String, Sendable, CaseIterable {
  /// `FILE:LINE:COLUMN: severity: message [kind]`
  case text
  case json
  /// Workflow commands, which GitHub shows beside the lines of a pull request.
  case github
  /// A Code Quality report, which GitLab shows on a merge request.
  case gitlab
}

/// Turns findings into the bytes of a report, one after the other.
public struct ProblemReport: Sendable {
  /// The form of the report.
  public let format: ProblemFormat
  /// The language of its sentences.
  public let language: Language
  private var count = 0
  /// How often each fingerprint was given, since two findings must not share one.
  private var fingerprints: [UInt64: Int] = [:]

  /// An empty report.
  public init(_ format: ProblemFormat, language: Language) {
    self.format = format
    self.language = language
  }

  private var isArray: Bool { format == .json || format == .gitlab }

  /// One finding, with what separates it from the one before.
  public mutating func bytes(of finding: CollectionCheck.Finding) -> [UInt8] {
    let start = !isArray ? "" : count == 0 ? "[\n" : ",\n"
    count += 1
    switch format {
    case .text: return Array((finding.problem.line(path: finding.path, in: language) + "\n").utf8)
    case .github: return Array((workflowCommand(finding) + "\n").utf8)
    case .json: return Array(start.utf8) + json { write(finding, to: &$0) }
    case .gitlab:
      let fingerprint = fingerprint(finding)
      return Array(start.utf8) + json { writeQuality(finding, fingerprint, to: &$0) }
    }
  }

  /// What stands after the last finding.
  public var tail: [UInt8] { isArray ? Array((count == 0 ? "[]\n" : "\n]\n").utf8) : [] }

  private func json(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter()
    write(&json)
    return json.bytes
  }

  private func write(_ finding: CollectionCheck.Finding, to json: inout JSONWriter) {
    let problem = finding.problem
    json.object { json in
      finding.path.write(to: &json)
      json.member("line") { $0.number(problem.line) }
      json.member("column") { $0.number(problem.column) }
      json.member("severity") { $0.string(problem.severity.rawValue) }
      json.member("kind") { $0.string(problem.kind) }
      json.member("field") { $0.string(problem.path.map { String(describing: $0) }) }
      json.member("message") { $0.string(problem.sentence(in: language)) }
    }
  }

  // MARK: GitLab

  /// https://docs.gitlab.com/ci/testing/code_quality, “Code Quality report format”.
  private func writeQuality(_ finding: CollectionCheck.Finding, _ fingerprint: String, to json: inout JSONWriter) {
    let problem = finding.problem
    json.object { json in
      json.member("description") { $0.string(problem.sentence(in: language)) }
      json.member("check_name") { $0.string(problem.kind) }
      json.member("fingerprint") { $0.string(fingerprint) }
      json.member("severity") {
        $0.string(problem.severity == .error ? "major" : problem.severity == .warning ? "minor" : "info")
      }
      json.member("location") { json in
        json.object { json in
          json.member("path") { $0.string(finding.path.relativeBytes) }
          json.member("lines") { json in json.object { json in json.member("begin") { $0.number(problem.line) } } }
        }
      }
    }
  }

  /// The same for a finding that only moved to another line, whatever the language.
  private mutating func fingerprint(_ finding: CollectionCheck.Finding) -> String {
    let text = finding.problem.kind + "\0" + finding.problem.sentence(in: .english)
    let hash = FNV1a.hash(finding.path.relativeBytes + [0] + Array(text.utf8))
    let number = fingerprints[hash, default: 0]
    fingerprints[hash] = number + 1
    return HexText.text(of: hash) + HexText.text(of: UInt64(number))
  }

  // MARK: GitHub

  /// https://docs.github.com/actions/reference/workflow-commands-for-github-actions, “Setting an error message”.
  private func workflowCommand(_ finding: CollectionCheck.Finding) -> String {
    let problem = finding.problem
    let command = problem.severity == .note ? "notice" : problem.severity.rawValue
    let file = Self.escaped(String(cleaning: finding.path.relativeBytes, for: .outputLine), isProperty: true)
    let message = Self.escaped(problem.sentence(in: language).cleaned(for: .outputLine), isProperty: false)
    return "::\(command) file=\(file),line=\(problem.line),col=\(problem.column),title=\(problem.kind)::\(message)"
  }

  private static func escaped(_ text: String, isProperty: Bool) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      case ":" where isProperty: escaped += "%3A"
      case "," where isProperty: escaped += "%2C"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

extension FilePath {
  /// Without `./` at its start, as forges name files.
  fileprivate var relativeBytes: [UInt8] {
    let bytes = self.bytes
    return bytes.starts(with: "./".utf8) ? Array(bytes.dropFirst(2)) : bytes
  }
}

/// The hash of Fowler, Noll and Vo in 64 bits: always the same for the same bytes, unlike Swift’s.
private enum FNV1a {
  static func hash(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
