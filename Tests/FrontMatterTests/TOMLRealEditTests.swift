import Foundation
import Testing

@testable import FrontMatter

/// Commits of public sites that changed one TOML field each: given what was asked, the same bytes must come out.
@Suite("Real edits of TOML", .enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absent)))
struct TOMLRealEditTests {
  @Test("every real edit of TOML comes out byte for byte")
  func toml() throws {
    let edits = try YAMLRealEditTests.edits(kind: "toml")
    for edit in edits {
      let before = Corpus.bytes(YAMLRealEditTests.folder.appendingPathComponent(edit.before))
      let after = Corpus.bytes(YAMLRealEditTests.folder.appendingPathComponent(edit.after))
      var document = FrontMatterDocument(before)
      let value = try #require(FrontMatterDocument(after).value(at: edit.fieldPath))
      #expect(edit.op == "set")
      let undo = document.apply(try document.edit(for: .set(edit.fieldPath, to: value)))
      #expect(document.bytes == after, "\(edit.n) \(edit.fieldPath)\n\(difference(document.bytes, after))")
      document.apply(undo)
      #expect(document.bytes == before)
    }
    #expect(edits.count == 15)
  }
}
