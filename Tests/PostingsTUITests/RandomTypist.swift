import PostingsTUI
import PostingsTestSupport
import PostingsViewModels
import TerminalUI

/// Presses keys that mean something where it is, and types text where text is taken; the same ones for the same seed.
@MainActor struct RandomTypist {
  private var generator: SeededGenerator
  private let typed = ["a", "é", "求", ",", "\"", ":", "tag:", " ", "#", "[x", "2020-01-01", "true", "\n", "'"]

  /// Commands that it never gives: an editor outside would wait for a person.
  private let left: Set<Command>

  init(seed: UInt64, leaving left: Set<Command> = []) {
    generator = SeededGenerator(seed: seed)
    self.left = left.union([.editFile, .editBody])
  }

  mutating func act(on session: Session) {
    let keys = Keymap.standard.bindings(in: session.app.app.context)
      .filter { !left.contains($0.command) }.flatMap(\.keys)
    if session.app.app.context.takesText, Bool.random(using: &generator) {
      session.paste(typed.randomElement(using: &generator)!)
    } else {
      session.press(keys.randomElement(using: &generator)!.notation)
    }
  }
}
