import CLibYAML

/// YAML front matter, read by libyaml, as Jekyll reads it (its Psych *is* libyaml; Hugo's go-yaml is a port of it).
enum YAMLSyntax: FrontMatterSyntax {
  static func parse(_ source: FrontMatterSource) -> ParsedFrontMatter {
    YAMLFastReading.members(of: source).map { ParsedFrontMatter(members: $0) } ?? parseWithLibYAML(source)
  }

  /// The authority: what the fast reading is held against.
  static func parseWithLibYAML(_ source: FrontMatterSource) -> ParsedFrontMatter {
    let reading = YAMLReading(source.bytes, in: source.range)
    if let failure = reading.failure { return YAMLRecovery.parse(source, after: failure) }
    var parsed = ParsedFrontMatter(errors: reading.problems)
    guard let root = reading.root, root.spelling != .absent else { return parsed }
    switch root.spelling {
    case .blockTable, .flowTable: parsed.members = root.members
    default: parsed.errors.insert(YAMLProblem.notATable(root, in: source), at: 0)
    }
    return parsed
  }

  /// `yes` is text to YAML 1.2 and true to Jekyll: set to the text “yes”, it gets its quotes.
  static func isSettled(_ node: FieldNode) -> Bool {
    guard node.spelling == .plain, case .text(let text) = node.value else { return true }
    return YAMLReaders.allReadText(Array(text.utf8))
  }

  static func value(ofLiteral literal: [UInt8]) -> FieldValue? {
    // In a file a line end follows, which ends the text of a block scalar.
    let text = literal.last == .lineFeed ? literal : literal + [.lineFeed]
    let reading = YAMLReading(text, in: text.indices)
    guard reading.failure == nil, reading.problems.isEmpty, let root = reading.root, root.properties == nil else {
      return nil
    }
    // The value of the top is left out of its node; one level down it is there.
    guard case .table = root.value else { return root.value }
    return .table(root.members.map { .init(key: $0.key, value: $0.node.value) })
  }
}

/// One text read by libyaml.
struct YAMLReading {
  var documents: [FieldNode] = []
  /// What libyaml lets pass and we do not.
  var problems: [ParsedFrontMatter.Problem] = []
  /// Why libyaml stopped, nil when it read all.
  var failure: Failure?
  var anchors: [String: YAMLTreeBuilder.Anchor] = [:]

  /// The node at the top; nil when there is none.
  var root: FieldNode? { documents.first }

  struct Failure {
    var status: pyaml_status
    var problem: String
    var context: String
    /// In bytes of the file.
    var offset: Int
    var contextOffset: Int
    /// The character that was refused, negative when the bytes are no character.
    var character: Int32
  }

  init(_ bytes: [UInt8], in range: Range<Int>, anchors: [String: YAMLTreeBuilder.Anchor] = [:]) {
    bytes.withUnsafeBufferPointer { buffer in
      let start = buffer.baseAddress.map { $0 + range.lowerBound }
      var result = pyaml_parse(start, range.count, Int32(YAMLTreeBuilder.depthLimit))
      defer { pyaml_free(&result) }
      guard result.status == PYAML_OK else {
        failure = Failure(result, base: range.lowerBound)
        return
      }
      var builder = YAMLTreeBuilder(
        bytes: buffer, events: UnsafeBufferPointer(start: result.events, count: result.count), base: range.lowerBound,
        anchors: anchors)
      documents = builder.documents()
      problems = builder.problems
      self.anchors = builder.anchors
    }
  }
}

extension YAMLReading.Failure {
  fileprivate init(_ result: pyaml_result, base: Int) {
    status = result.status
    problem = result.problem.map { String(cString: $0) } ?? ""
    context = result.context.map { String(cString: $0) } ?? ""
    offset = base + result.problem_offset
    contextOffset = base + result.context_offset
    character = result.problem_value
  }
}
