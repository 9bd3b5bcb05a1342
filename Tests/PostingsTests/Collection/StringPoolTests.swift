import Testing

@testable import Postings

@Suite struct StringPoolTests {
  @Test("ids count up in the order of first appearance, and equal bytes share one")
  func ids() {
    var pool = StringPool()
    #expect(pool.intern(Array("a".utf8)).id == 0)
    #expect(pool.intern([]).id == 1)
    #expect(pool.intern(Array("é".utf8)).id == 2)
    #expect(pool.intern(Array("e\u{301}".utf8)).id == 3)
    #expect(pool.intern(Array("a".utf8)) == (0, false))
    #expect(pool.count == 4)
    #expect(pool.string(2) == "é")
    #expect(pool.find([]) == 1)
    #expect(pool.find(Array("b".utf8)) == nil)
  }

  @Test("a hundred thousand texts keep their ids through every growth")
  func growth() {
    var pool = StringPool()
    for number in 0..<100_000 { #expect(pool.intern(Array(String(number).utf8)) == (UInt32(number), true)) }
    for number in stride(from: 0, to: 100_000, by: 7) {
      #expect(pool.find(Array(String(number).utf8)) == UInt32(number))
      #expect(pool.string(UInt32(number)) == String(number))
    }
  }
}
