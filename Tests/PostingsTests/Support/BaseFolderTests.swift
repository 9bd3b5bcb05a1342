import Postings
import SystemPackage
import Testing

@Suite("Our folders in a home") struct BaseFolderTests {
  static let usualPlaces: [(BaseFolder, FilePath)] = [
    (.state, "/h/.local/state/postings"), (.cache, "/h/.cache/postings"), (.config, "/h/.config/postings"),
  ]

  @Test("are where the XDG specification says", arguments: usualPlaces)
  func places(_ folder: BaseFolder, _ usual: FilePath) {
    #expect(folder.ofPostings { [folder.rawValue: "/x", "HOME": "/h"][$0] } == "/x/postings")
    #expect(folder.ofPostings { [folder.rawValue: "relative", "HOME": "/h"][$0] } == usual)
    #expect(folder.ofPostings { ["HOME": "/h"][$0] } == usual)
    #expect(folder.ofPostings { ["HOME": "h"][$0] } == nil)
    #expect(folder.ofPostings { _ in nil } == nil)
  }
}
