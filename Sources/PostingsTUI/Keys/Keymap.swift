public import PostingsViewModels
public import TerminalUI

/// A command and the key sequences that run it.
public struct Binding: Sendable, Hashable {
  public var command: Command
  public var keys: [KeySequence]

  public init(_ command: Command, _ keys: [KeySequence]) {
    self.command = command
    self.keys = keys
  }
}

/// Which keys run which command, in each context.
public struct Keymap: Sendable {
  public private(set) var tables: [InputContext: [Binding]]

  public init(tables: [InputContext: [Binding]]) { self.tables = tables }

  public func bindings(in context: InputContext) -> [Binding] { tables[context] ?? [] }

  /// Takes keys from whatever command has them.
  mutating func free(_ sequence: KeySequence, in context: InputContext) {
    tables[context] = bindings(in: context).compactMap { binding in
      var binding = binding
      binding.keys.removeAll { $0 == sequence }
      return binding.keys.isEmpty ? nil : binding
    }
  }

  /// Puts keys before the others of a command, so that they are the ones that are shown.
  mutating func bind(_ command: Command, to sequence: KeySequence, in context: InputContext) {
    var table = bindings(in: context)
    if let index = table.firstIndex(where: { $0.command == command }) {
      table[index].keys.insert(sequence, at: 0)
    } else {
      table.append(Binding(command, [sequence]))
    }
    tables[context] = table
  }

  enum Answer: Equatable {
    case command(Command)
    /// The beginning of longer sequences.
    case prefix
    case nothing
  }

  func look(up keys: [Key], in context: InputContext) -> Answer {
    var isPrefix = false
    for binding in bindings(in: context) {
      for sequence in binding.keys {
        if sequence.keys == keys { return .command(binding.command) }
        if sequence.keys.count > keys.count, sequence.keys.starts(with: keys) { isPrefix = true }
      }
    }
    return isPrefix ? .prefix : .nothing
  }

  /// What can follow the keys pressed so far: the rest of each sequence with its command.
  public func continuations(of keys: [Key], in context: InputContext) -> [(rest: String, command: Command)] {
    bindings(in: context).flatMap { binding in
      binding.keys.filter { $0.keys.count > keys.count && $0.keys.starts(with: keys) }
        .map { (KeySequence(Array($0.keys.dropFirst(keys.count))).label, binding.command) }
    }
  }

  /// The first key of a command, short, as the key line shows it.
  func label(for command: Command, in context: InputContext) -> String? {
    bindings(in: context).first { $0.command == command }?.keys.first?.label
  }
}
