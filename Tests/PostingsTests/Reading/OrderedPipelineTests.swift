import Testing

@testable import Postings

@Suite("Work handed back in order") struct OrderedPipelineTests {
  /// With no thread at all, as where none more may be made, the caller does the work.
  @Test("is done however few threads there are", arguments: [0, 1, 16]) func threads(_ count: Int) {
    let pipeline = OrderedPipeline<Int, Int>(threads: count, window: 8) { $0 * $0 }
    var next = 0
    var received: [Int] = []
    pipeline.run(
      next: {
        next += 1
        return next <= 100 ? next : nil
      },
      receive: {
        received.append($0)
        return true
      })
    #expect(received == (1...100).map { $0 * $0 })
  }
}
