import PostingsFuzzing
import Testing

/// The fuzz target's checks, for a second: what was found before, and random changes of small files.
@Suite("Promises on bytes of any kind")
struct PromiseTests {
  @Test("what fuzzing found once stays mended", arguments: FuzzFindings.all)
  func findings(_ finding: FuzzFindings.Row) throws {
    try finding.entry.check(finding.bytes)
  }

  @Test("the seeds keep every promise", arguments: FuzzEntry.allCases)
  func seeds(_ entry: FuzzEntry) throws {
    for seed in FuzzSeeds.of(entry) { try entry.check(seed) }
  }

  /// The same changes in every run: a failure shows the bytes, which then become a row of ``FuzzFindings``.
  @Test("random changes of the seeds break no promise", arguments: FuzzEntry.allCases)
  func mutations(_ entry: FuzzEntry) {
    var mutator = Mutator(seed: 0xF1E1D)
    let seeds = FuzzSeeds.of(entry)
    for round in 0..<600 {
      let bytes = mutator.change(seeds[round % seeds.count], with: seeds[(round * 7 + 1) % seeds.count])
      do {
        try entry.check(bytes)
      } catch {
        Issue.record("\(error)\n\(String(decoding: bytes, as: UTF8.self).debugDescription)\n\(bytes)")
        return
      }
    }
  }
}
