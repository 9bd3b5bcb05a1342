public import FrontMatter
import Postings
import SystemPackage
import Testing
@testable import PostingsViewModels

/// Postings made of text, as the view models see them.
enum Fixtures {
  /// 2026-11-24T12:00Z.
  static let now = 1_795_521_600

  /// A collection of texts under `/p`, named `0.md`, `1.md` and so on.
  static func collection(_ texts: [String]) -> CollectionState {
    var collection = CollectionState(roots: ["/p"], name: "p", now: now)
    collection.add(texts.enumerated().map { PostingRecord(posting(FilePath("/p/\($0.offset).md"), $0.element)) })
    return collection
  }

  static func posting(_ path: FilePath, _ text: String) -> Posting {
    Posting(path: path, root: "/p", document: FrontMatterDocument(Array(text.utf8)), roleMap: RoleMap())
  }

  static func draft(_ text: String, tagsKey: String = "tags") -> Draft {
    Draft(FrontMatterDocument(Array(text.utf8)), context: ChangeContext(tagsKey: tagsKey))
  }
}

extension Draft {
  var text: String { String(decoding: document.bytes, as: UTF8.self) }

  mutating func set(_ key: String, _ value: String) throws {
    try make([.set(FieldPath(key: key), to: value)])
  }
}

extension FieldPath: ExpressibleByStringLiteral {
  /// A key at the top.
  public init(stringLiteral key: String) { self.init(key: key) }
}

/// For calls that change what they are made on, which the macro cannot take apart.
func expect(_ isTrue: Bool, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(isTrue, sourceLocation: sourceLocation)
}
