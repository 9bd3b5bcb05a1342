/// What a notation fills in: reading, spelling and splicing. ``FrontMatterDocument`` does the rest, once for all three:
/// it finds the fences, resolves paths, refuses what cannot be, reads the result of each edit again and proves it.
///
/// No function here may trap, recurse without bound or take more than linear time on hostile bytes.
protocol FrontMatterSyntax {
  /// Reads the front matter. What is wrong goes into the result; the sound fields around it are kept.
  static func parse(_ source: FrontMatterSource) -> ParsedFrontMatter

  /// What readers take in different ways, when ``parse(_:)`` did not come upon it: it is asked for once in a while, and
  /// parsing must not pay for it. The document itself adds ``FrontMatterWarning/Kind/duplicateKey(_:)``.
  static func warnings(for members: [FieldMember], in source: FrontMatterSource) -> [ParsedFrontMatter.Warning]

  /// The value that a literal spells, nil when it is not just one value.
  static func value(ofLiteral literal: [UInt8]) -> FieldValue?

  /// Whether every reader takes a value for what ``FieldNode/value`` says, so that setting it to that changes nothing.
  static func isSettled(_ node: FieldNode) -> Bool

  /// Whether a member stays where it is among the others when its value is set: not in TOML, where a `[table]` that
  /// becomes a value moves up to the other values.
  static var keepsMembersInPlace: Bool { get }

  /// What a value becomes when it is written: JSON has no dates, and holds them as text.
  static func written(_ value: FieldValue) -> FieldValue

  /// What finds the replaced range that does what is asked; it need not check the result.
  ///
  /// The document has checked and simplified the request before:
  /// - `source` was read without an error;
  /// - `set` and `setLiteral` name a path where a node stands, with another value (a missing key arrives as
  ///   `insertKey`, an index equal to the count as `insertItem`, and a literal as one that spells one value; a *new*
  ///   key with a literal arrives as `insertKey` with the literal's value, then `setLiteral` on it);
  /// - `unset` and `rename` name what exists; the new name is free in its table;
  /// - `insertKey` names a table (or a node that is ``FieldValue/empty``, which then becomes a table), a key that is
  ///   not in it, and a place whose neighbour exists;
  /// - `insertItem` and `moveItem` name a list and indexes in it; `from` and `to` differ;
  /// - `convertToList` names a node that is neither a list nor a table;
  /// - no path leads through an alias.
  ///
  /// A list or a table that is set to another one of its kind is first tried member by member (inner `set`,
  /// `insertItem`, `unset` …), so that members which stay keep their bytes; only when that fails it arrives as one `set`.
  ///
  /// - Parameter style: how other postings spell this field, for a field that is new here.
  static func editor(of source: FrontMatterSource, style: FieldNode.Spelling?) -> any FormatEditor
}

extension FrontMatterSyntax {
  static func isSettled(_ node: FieldNode) -> Bool { true }
  static func written(_ value: FieldValue) -> FieldValue { value }
  static var keepsMembersInPlace: Bool { true }
}

/// A file's bytes and the part of them that is front matter: between the fences' lines, or the JSON object itself.
///
/// Every range and offset that goes in or out counts in the whole file.
struct FrontMatterSource {
  var bytes: [UInt8]
  var range: Range<Int>
}

/// What reading front matter gives; offsets become lines and columns when a person asks.
struct ParsedFrontMatter {
  /// The fields at the top, in the order of the file; of equal keys all but the last are marked as shadowed.
  var members: [FieldMember] = []
  var errors: [Problem] = []
  /// What the parser met on its way and would have to look for again.
  var warnings: [Warning] = []

  struct Problem {
    var reason: FrontMatterError.Reason
    var offset: Int
  }

  struct Warning {
    var kind: FrontMatterWarning.Kind
    var path: FieldPath
    var range: Range<Int>
  }
}

extension FrontMatterFormat {
  /// The notation's own code.
  var syntax: any FrontMatterSyntax.Type {
    switch self {
    case .yaml: YAMLSyntax.self
    case .toml: TOMLSyntax.self
    case .json: JSONSyntax.self
    }
  }
}
