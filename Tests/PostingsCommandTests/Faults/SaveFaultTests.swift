import Foundation
import PostingsTestSupport
import Testing

/// Every system call of a save of the real program, failed and killed in turn (Tests/Tools/inject_faults.py).
///
/// Some 10 seconds' worth of the 2,000 faults; `POSTINGS_FAULT_SECONDS=600` tries them all.
@Suite(
  "A save whose system calls fail, or that is killed",
  .enabled(if: Faults.isPossible, "needs python3, and strace with leave to trace"), .timeLimit(.minutes(30)))
struct SaveFaultTests {
  @Test("leaves the old or the new file whole, says one sentence, and no litter after the next start")
  func everyCall() throws {
    let tool = CorpusLocation.projectRoot + "/Tests/Tools/inject_faults.py"
    let outcome = try ProcessRunner.run(
      "python3", [tool, Products.postings, "--seconds", "\(Faults.seconds)"], timeout: .seconds(900 + Faults.seconds))
    let run = try JSONDecoder().decode(Faults.self, from: Data(outcome.standardOutput))
    print("Faults survived: \(run.faults), kills survived: \(run.kills), of \(run.of): \(run.outcomes)")
    #expect(outcome.errors == "")
    #expect(run.wrong == [])
    #expect(run.faults > 20 && run.kills > 2)
  }
}

/// What the tool prints.
struct Faults: Decodable {
  var faults: Int
  var kills: Int
  var of: Int
  var outcomes: [String: Int]
  var wrong: [String]

  static var seconds: Int {
    ProcessInfo.processInfo.environment["POSTINGS_FAULT_SECONDS"].flatMap { Int($0) } ?? 10
  }

  /// A container may forbid tracing.
  static var isPossible: Bool {
    (try? ProcessRunner.run("strace", ["-f", "-o", "/dev/null", "python3", "-c", "pass"]))?.status == 0
  }
}
