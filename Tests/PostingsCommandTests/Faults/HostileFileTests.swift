import Foundation
import PostingsTestSupport
import Testing

/// Every plain command on files made to do harm, into a pipe and a terminal (Tests/Tools/hostile_files.py).
///
/// Some seconds of it on files of a fiftieth of the size; `POSTINGS_HOSTILE_SECONDS=7200 POSTINGS_HOSTILE_SCALE=1` on an
/// optimised program is all of it.
@Suite("Hostile files", .timeLimit(.minutes(130)))
struct HostileFileTests {
  private struct Run: Decodable {
    var files: Int
    var runs: Int
    var of: Int
    var slowestSeconds: Double
    var slowest: String
    var largestMegabytes: Int
    var largest: String
    var wrong: [String]
  }

  @Test("no command lets their bytes out, crashes, or takes more than ten seconds of a processor and a gigabyte")
  func commands() throws {
    let environment = ProcessInfo.processInfo.environment
    let seconds = environment["POSTINGS_HOSTILE_SECONDS"].flatMap { Int($0) } ?? 10
    let tool = CorpusLocation.projectRoot + "/Tests/Tools/hostile_files.py"
    var arguments = [tool, Products.postings, "--seconds", "\(seconds)"]
    arguments += ["--scale", environment["POSTINGS_HOSTILE_SCALE"] ?? "0.02"]
    if let suites = CorpusLocation.path("suites") { arguments += ["--suites", suites] }
    let outcome = try ProcessRunner.run("python3", arguments, timeout: .seconds(900 + seconds))
    #expect(outcome.errors == "")
    let run = try JSONDecoder().decode(Run.self, from: Data(outcome.standardOutput))
    print(
      "Hostile: \(run.runs) of \(run.of) runs on \(run.files) files, at most \(run.slowestSeconds) s of a processor (\(run.slowest)) and \(run.largestMegabytes) MB (\(run.largest))"
    )
    #expect(run.wrong == [])
    #expect(run.runs >= 24)
  }
}
