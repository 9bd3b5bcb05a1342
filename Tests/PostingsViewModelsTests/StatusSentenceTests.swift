import Postings
import PostingsLanguage
import SystemPackage
import Testing

@testable import PostingsViewModels

@Suite("What the status line says") struct StatusSentenceTests {
  static let all: [Status] = [
    .saved("/p/a.md", mergedFields: []), .saved("/p/a.md", mergedFields: ["title", "tags"]), .nothingChanged,
    .undone("title"),
    .refused(.emptyTag), .refused(.tagHoldsComma("a, b", key: "tag")), .failed(.notFound("/p/a.md")),
    .failed(.nothingToUndo), .stopped, .samplesShown, .editorClosed, .editorFailed(.noEditor),
    .editorFailed(.notStarted("vim", errno: 2)), .editorFailed(.failed("vim", status: 1)),
    .cannot(.noPosting), .cannot(.brokenPosting), .cannot(.onlyInEditor), .cannot(.noFilter),
    .cannot(.noUndo), .cannot(.noRedo), .cannot(.fieldIsAsInFile), .cannot(.folded), .cannot(.noGroups),
    .settingsReread,
  ]

  @Test("is a sentence in each language, and another one in French", arguments: all.indices) func sentences(index: Int)
  {
    let said = Language.allCases.map { Self.all[index].sentence(in: $0) { _ in "a.md" } }
    for sentence in said {
      #expect(sentence.hasSuffix("."))
      #expect(sentence.count > 10)
    }
    #expect(Set(said).count == Language.allCases.count)
  }

  @Test("holds no control character, whatever a program is called") func hostile() {
    let status = Status.editorFailed(.failed("a\u{1B}[2J", status: 1))
    for language in Language.allCases {
      #expect(!status.sentence(in: language) { _ in "" }.unicodeScalars.contains { $0.value < 0x20 })
    }
  }
}
