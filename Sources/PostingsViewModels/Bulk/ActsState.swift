internal import FrontMatter
internal import Postings
internal import SystemPackage

/// What acts on postings remember between keys.
struct ActsState: Sendable {
  /// What `.` does again.
  var last: RepeatableAct?
  var lastID = 0
  /// Fields that a person had counted.
  var addedFacets: [String] = []
  /// The field that the form under way opens on.
  var wantedField: (path: FilePath, field: FieldPath)?

  /// The key that links the translation under way with its posting.
  var linkKey: String?

  mutating func nextID() -> Int {
    lastID += 1
    return lastID
  }
}

/// An act that can be done again on other postings.
enum RepeatableAct: Sendable, Equatable {
  case modify(String)
  case tags([PostingChange], label: String)
  case publishing(PublishingAct)
}
