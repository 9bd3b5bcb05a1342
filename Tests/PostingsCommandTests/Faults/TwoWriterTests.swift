import Foundation
import PostingsTestSupport
import Testing

/// Two `postings set` and another program on the same files (Tests/Tools/two_writers.py).
///
/// Some seconds of it; `POSTINGS_WRITER_SECONDS=600` does thousands of rounds.
@Suite("Writers of the same files", .timeLimit(.minutes(30)))
struct TwoWriterTests {
  private struct Run: Decodable {
    struct Phase: Decodable {
      var writes: Int
      var refused: Int
    }
    var twoPostings: Phase
    var withAnotherProgram: Phase
    var wrong: [String]
  }

  @Test("lose and tear nothing, and leave neither locks nor files behind")
  func writers() throws {
    let seconds = ProcessInfo.processInfo.environment["POSTINGS_WRITER_SECONDS"].flatMap { Int($0) } ?? 8
    let tool = CorpusLocation.projectRoot + "/Tests/Tools/two_writers.py"
    let outcome = try ProcessRunner.run(
      "python3", [tool, Products.postings, "--seconds", "\(seconds)"], timeout: .seconds(900 + seconds))
    #expect(outcome.errors == "")
    let run = try JSONDecoder().decode(Run.self, from: Data(outcome.standardOutput))
    print("Writes of two postings: \(run.twoPostings.writes), beside another program: \(run.withAnotherProgram.writes)")
    #expect(run.wrong == [])
    #expect(run.twoPostings.writes > 20 && run.withAnotherProgram.writes > 20)
    #expect(run.twoPostings.refused == 0)
  }
}
