import PostingsLanguage
import PostingsViewModels
import TerminalUI
import Testing

@testable import PostingsTUI

@MainActor @Suite("The keys") struct KeymapTests {
  @Test("every context has keys, and a way out", arguments: InputContext.allCases) func contexts(context: InputContext)
  {
    let commands = Keymap.standard.bindings(in: context).map(\.command)
    #expect(!commands.isEmpty)
    #expect(commands.contains { [.back, .restore, .quit].contains($0) })
  }

  @Test("no sequence is bound twice, or begins another one", arguments: InputContext.allCases) func clashes(
    context: InputContext
  ) {
    let sequences = Keymap.standard.bindings(in: context).flatMap(\.keys)
    for (index, one) in sequences.enumerated() {
      for other in sequences[(index + 1)...] {
        #expect(!one.keys.starts(with: other.keys) && !other.keys.starts(with: one.keys), "\(one) and \(other)")
      }
    }
  }

  @Test("no command has two entries in a context", arguments: InputContext.allCases) func entries(context: InputContext)
  {
    let commands = Keymap.standard.bindings(in: context).map(\.command)
    #expect(Set(commands).count == commands.count)
  }

  @Test(
    "where text is typed, no key that types a character is bound", arguments: InputContext.allCases.filter(\.takesText))
  func textKeys(context: InputContext) {
    // In a date, signs that it cannot hold step it, and a letter is today.
    let spared = context == .dateField ? ["+", "-", "t"] : []
    for sequence in Keymap.standard.bindings(in: context).flatMap(\.keys) {
      guard let text = sequence.keys[0].text else { continue }
      #expect(spared.contains(text), "\(sequence)")
    }
  }

  @Test("every bound command has help and a label in both languages", arguments: InputContext.allCases)
  func help(context: InputContext) {
    for command in Keymap.standard.bindings(in: context).map(\.command) {
      for language in Language.allCases {
        #expect(!command.help(in: language).isEmpty)
        #expect(!command.label(in: language).isEmpty)
      }
      #expect(command.help(in: .english) != command.help(in: .french), "\(command)")
    }
  }

  @Test("every sequence reads back from its notation", arguments: InputContext.allCases) func notation(
    context: InputContext
  ) {
    for sequence in Keymap.standard.bindings(in: context).flatMap(\.keys) {
      #expect(KeySequence(notation: sequence.notation) == sequence)
    }
  }

  @Test(
    "function keys and Alt are never the only way to a command",
    arguments: InputContext.allCases.filter { !$0.takesText })
  func plainWay(context: InputContext) {
    for binding in Keymap.standard.bindings(in: context) {
      let plain = binding.keys.filter { sequence in
        sequence.keys.allSatisfy { key in
          if case .function = key.code { return false }
          return !key.modifiers.contains(.alt)
        }
      }
      #expect(!plain.isEmpty, "\(binding.command)")
    }
  }

  @Test("keys come together to a command with its count") func counts() {
    var dispatcher = KeyDispatcher()
    let results = KeySequence(notation: "12jgg")!.keys.map { dispatcher.press($0, in: .list, .standard) }
    #expect(results == [.waiting, .waiting, .command(.moveDown, times: 12), .waiting, .command(.moveFirst, times: 1)])
  }

  @Test("a count is bounded, and 0 alone is none") func bounds() {
    var dispatcher = KeyDispatcher()
    for _ in 0..<30 { _ = dispatcher.press(Key("9"), in: .list, .standard) }
    #expect(dispatcher.press(Key("j"), in: .list, .standard) == .command(.moveDown, times: 99_999))
    #expect(dispatcher.press(Key("0"), in: .list, .standard) == .unbound([Key("0")]))
  }

  @Test("a sequence that leads nowhere is forgotten") func deadEnd() {
    var dispatcher = KeyDispatcher()
    _ = dispatcher.press(Key("g"), in: .list, .standard)
    #expect(dispatcher.press(Key("x"), in: .list, .standard) == .unbound([Key("g"), Key("x")]))
    #expect(dispatcher.pending.isEmpty)
    #expect(dispatcher.press(Key("j"), in: .list, .standard) == .command(.moveDown, times: 1))
  }

  @Test("digits are text where text is typed") func digitsTyped() {
    var dispatcher = KeyDispatcher()
    #expect(dispatcher.press(Key("3"), in: .filter, .standard) == .text("3"))
  }
}
