/// What the word before the cursor of a filter can become: names of fields, or values with how many postings have them.
public struct FilterCompletion: Sendable, Equatable {
  public struct Candidate: Sendable, Equatable {
    /// What stands in the place of the word.
    public var text: String
    /// As it is shown.
    public var label: String
    /// Postings that have it, under the rest of the filter.
    public var count: Int
  }

  public let candidates: [Candidate]
  public private(set) var index = 0
  /// What was typed, before any candidate was taken, and after how many characters the cursor stood.
  let typed: String
  let typedCursor: Int
  /// Characters before the word.
  public let start: Int

  /// - Returns: nil without candidates.
  init?(_ candidates: [Candidate], typed: String, cursor: Int, start: Int) {
    guard !candidates.isEmpty else { return nil }
    self.candidates = candidates
    self.typed = typed
    self.start = start
    typedCursor = cursor
  }

  mutating func move(by count: Int) {
    index = (index + count % candidates.count + candidates.count) % candidates.count
  }

  /// The whole line with the candidate in it.
  var line: String { String(typed.prefix(start)) + candidates[index].text + String(typed.dropFirst(typedCursor)) }
  /// Behind the candidate.
  var cursor: Int { start + candidates[index].text.count }
}

/// The word of a filter that the cursor stands behind.
struct FilterWord: Equatable {
  /// Characters before what is completed.
  var start: Int
  /// The name and sign before a value: `tag:`; nil while the name itself is typed.
  var name: String?
  /// What is typed of the name or the value, without quotes.
  var typed: String

  /// - Parameter before: the text before the cursor.
  init(_ before: String) {
    let characters = Array(before)
    var isQuoted = false
    var start = 0
    var sign: Int?
    for (index, character) in characters.enumerated() {
      if character == "\"" { isQuoted.toggle() }
      guard !isQuoted else { continue }
      if character == " " || character == "(" || character == "|" { (start, sign) = (index + 1, nil) }
      if sign == nil, character == ":" || character == "=" { sign = index }
      if character == ",", let known = sign { sign = max(known, index) }
    }
    while start < characters.count, characters[start] == "-" || characters[start] == "!" { start += 1 }
    if let sign, sign >= start {
      let end = characters[start...].firstIndex { $0 == ":" || $0 == "=" } ?? sign
      name = String(characters[start..<end])
      self.start = sign + 1
      typed = String(characters[(sign + 1)...].filter { $0 != "\"" })
    } else {
      self.start = start
      typed = String(characters[start...])
    }
  }
}
