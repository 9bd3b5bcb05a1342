/// One JSON front matter, read; what is broken is left out, and the sound fields around it are kept.
struct JSONReading {
  /// The object; nil when none stands there.
  var root: FieldNode?
  var problems: [ParsedFrontMatter.Problem] = []
  /// What was read, and is not JSON to all readers.
  private(set) var leniencies: [FrontMatterWarning.Leniency: Range<Int>] = [:]

  /// After so many a person has enough to mend.
  private static let problemLimit = 20

  init(_ bytes: [UInt8], in range: Range<Int>) {
    if let offset = bytes.invalidUTF8(in: range) { problems.append(.init(reason: .notUTF8, offset: offset)) }
    var scanner = JSONScanner(bytes, in: range)
    do throws(JSONScanner.Failure) {
      try scanner.skipTrivia()
      guard scanner.next < scanner.end else {
        leniencies = scanner.leniencies
        return
      }
      guard scanner.has("{") else { throw .init(reason: .notATable, offset: scanner.next) }
      readObject(&scanner)
      try scanner.skipTrivia()
      guard scanner.next == scanner.end || !problems.isEmpty else {
        throw .init(reason: .textAfterValue, offset: scanner.next)
      }
    } catch {
      note(error)
    }
    leniencies = scanner.leniencies
  }

  private mutating func readObject(_ scanner: inout JSONScanner) {
    let start = scanner.next
    scanner.next += 1
    var object = FieldNode(value: .table([]), spelling: .flowTable, range: start..<scanner.next)
    var goesOn = true
    while goesOn {
      let known = object.members.count
      let place = scanner.next
      do throws(JSONScanner.Failure) {
        scanner.depth = 0
        try scanner.members(of: &object)
        goesOn = false
      } catch {
        note(error)
        goesOn = !error.isFinal && Self.goOn(&scanner, object.members, known, from: place)
      }
    }
    scanner.close(&object)
    root = object
  }

  private mutating func note(_ failure: JSONScanner.Failure) {
    guard problems.count < Self.problemLimit else { return }
    problems.append(.init(reason: failure.reason, offset: failure.offset))
  }

  /// Moves to the next line that begins a member as the ones before do; says whether there is one.
  private static func goOn(
    _ scanner: inout JSONScanner, _ members: [FieldMember], _ known: Int, from place: Int
  ) -> Bool {
    // A missing comma: the next member stands right there.
    if members.count > known, let last = members.last?.node.range.upperBound, scanner.has("\""), last <= scanner.next,
      scanner.bytes[last..<scanner.next].contains(.lineFeed)
    {
      var between = JSONScanner(scanner.bytes, in: last..<scanner.next)
      if (try? between.skipTrivia()) != nil, between.next == scanner.next { return true }
    }
    let bytes = scanner.bytes
    let column = members.first.map { $0.keyRange.lowerBound - bytes.lineStart(of: $0.keyRange.lowerBound) }
    let start = members.count > known ? members.last?.node.range.upperBound ?? place : place
    // The broken member begins after it: its own line is not tried again.
    var line = bytes.nextLineStart(after: bytes.skippingSpace(from: start, to: scanner.end))
    while line < scanner.end {
      let key = bytes.skippingBlanks(from: line, to: scanner.end)
      if key < scanner.end, bytes[key] == UInt8(ascii: "\""), column.map({ key - line == $0 }) ?? true,
        beginsMember(bytes, at: key, scanner.end)
      {
        scanner.next = key
        return true
      }
      line = bytes.nextLineStart(after: line)
    }
    return false
  }

  private static func beginsMember(_ bytes: [UInt8], at key: Int, _ end: Int) -> Bool {
    var look = JSONScanner(bytes, in: key..<end)
    guard (try? look.text()) != nil else { return false }
    look.next = bytes.skippingBlanks(from: look.next, to: end)
    return look.has(":")
  }
}

extension [UInt8] {
  /// The offset of the first byte that is no blank, line end or comma.
  fileprivate func skippingSpace(from start: Int, to limit: Int) -> Int {
    var next = start
    while next < limit, self[next].isBlank || self[next].isLineBreak || self[next] == UInt8(ascii: ",") { next += 1 }
    return Swift.min(next, Swift.max(limit - 1, 0))
  }
}
