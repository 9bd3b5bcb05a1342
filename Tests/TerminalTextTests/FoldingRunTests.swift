import TerminalText
import Testing

@Suite struct FoldingRunTests {
  @Test("ASCII folds to lower case at any place in a run, and what stands beside it as ever", arguments: 0..<24)
  func ascii(_ place: Int) {
    for byte in UInt8(0)..<0x80 {
      for other in ["x", "É", "日"] {
        let text =
          Array(repeating: UInt8(ascii: "Q"), count: place) + [byte] + Array(other.utf8) + Array("ZZZZZZZZZ".utf8)
        let lower = 0x41...0x5A ~= byte ? byte | 0x20 : byte
        let expected =
          Array(repeating: UInt8(ascii: "q"), count: place) + [lower] + Folding.fold(other) + Array("zzzzzzzzz".utf8)
        #expect(Folding.fold(text) == expected)
        var appended = [UInt8](text.prefix(1))
        text.withUnsafeBytes { Folding.append($0, to: &appended) }
        #expect(appended == text.prefix(1) + expected)
      }
    }
  }
}
