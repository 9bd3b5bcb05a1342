internal import PostingsViewModels
public import TerminalUI

/// Turns keys into messages: remembers the beginning of a sequence and a count typed before it.
public struct KeyDispatcher {
  public private(set) var pending: [Key] = []
  private var count: Int?

  public init() {}

  /// Whether a count or the beginning of a sequence has been typed.
  var isWaiting: Bool { count != nil || !pending.isEmpty }

  enum Result: Equatable {
    case command(Command, times: Int)
    case text(String)
    /// More keys are needed.
    case waiting
    /// No command has these keys.
    case unbound([Key])
  }

  mutating func press(_ key: Key, in context: InputContext, _ keymap: Keymap) -> Result {
    if pending.isEmpty, let digit = digit(of: key, in: context, keymap) {
      count = min((count ?? 0) * 10 + digit, 99_999)
      return .waiting
    }
    let keys = pending + [key]
    switch keymap.look(up: keys, in: context) {
    case .command(let command):
      // The digit is the number of the link, and no count.
      let times = command == .followLink ? key.text.flatMap { Int($0) } ?? count ?? 1 : count ?? 1
      reset()
      return .command(command, times: times)
    case .prefix:
      pending = keys
      return .waiting
    case .nothing:
      let wasPending = !pending.isEmpty
      reset()
      if !wasPending, context.takesText, let text = key.text { return .text(text) }
      return .unbound(keys)
    }
  }

  mutating func reset() {
    pending = []
    count = nil
  }

  /// A count begins with 1 to 9; `0` goes on with one.
  private func digit(of key: Key, in context: InputContext, _ keymap: Keymap) -> Int? {
    guard !context.takesText, context != .question, let digit = key.text.flatMap({ Int($0) }), (0...9).contains(digit),
      digit > 0 || count != nil, keymap.look(up: [key], in: context) == .nothing
    else { return nil }
    return digit
  }
}

extension Key {
  /// The character that the key types, if it is one.
  var text: String? {
    guard modifiers.subtracting(.shift).isEmpty else { return nil }
    return switch code {
    case .character(let character): String(character)
    default: nil
    }
  }
}
