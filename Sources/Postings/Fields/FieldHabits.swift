public import SystemPackage

/// The types that fields have in a collection, learned from a sample of its postings.
public struct FieldHabits: Sendable {
  private var types: [[UInt8]: FieldType] = [:]

  /// The first that recognises its values wins: the narrow ones before the wide ones.
  private static let order: [FieldType] = [
    .list, .flag, .number, .day, .moment, .url, .email, .longText, .reference, .file, .choice,
  ]

  /// Knows nothing.
  public init() {}

  /// Learns from at most so many postings, spread over the collection.
  public init(learnedFrom table: PostingTable, postings limit: Int = 300) {
    for (name, sample) in table.fieldSamples(postings: limit) {
      var sample = sample
      sample.namesPosting = { table.posting(named: $0, from: table.path($1)) != nil }
      types[Array(name.utf8)] = Self.order.first { $0.behavior.recognise(sample) } ?? .text
    }
  }

  /// The type of a field by its dotted name; nil for one that no posting of the sample has.
  public func type(of name: String) -> FieldType? { types[Array(name.utf8)] }
}

extension PostingTable {
  /// The posting that a text names, as seen from another: its file's name, with or without the ending, or its path from
  /// the same folder.
  public func posting(named text: String, from path: FilePath) -> Row? {
    guard !text.isEmpty, text.utf8.count < 500, !text.utf8.contains(0), !text.hasPrefix("/") else { return nil }
    let folder = path.removingLastComponent()
    var names = [text]
    if let ending = path.extension { names.append(text + "." + ending) }
    for name in names {
      let wanted = folder.appending(name).lexicallyNormalized()
      if wanted != path, let row = row(of: wanted), isPresent(row) { return row }
    }
    return nil
  }
}
