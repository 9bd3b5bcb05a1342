/// What a terminal reports about its mouse, after xterm's ctlseqs, "Mouse Tracking".
enum MouseReport {
  /// The event of an SGR report (mode 1006), `ESC [ < b ; x ; y M` or, for a release, `m`; `nil` when it is none of ours.
  static func event(_ numbers: [Int], isRelease: Bool) -> MouseEvent? {
    guard numbers.count == 3, numbers[0] < 256, numbers[1] > 0, numbers[2] > 0 else { return nil }
    return event(numbers[0], at: Position(x: numbers[1] - 1, y: numbers[2] - 1), isRelease: isRelease)
  }

  /// Reads what stands after `ESC [` in a report of the oldest kind, `M` and three bytes, each 32 above its value.
  static func readX10(_ bytes: ArraySlice<UInt8>) -> Reading {
    guard bytes.count >= 4 else { return .incomplete }
    let values = bytes.dropFirst().prefix(3).map { Int($0) - 32 }
    guard values.allSatisfy({ $0 >= 0 }), values[1] > 0, values[2] > 0 else { return .nothing(length: 4) }
    // It does not tell which button was released; nothing of ours needs to know.
    let isRelease = values[0] & 0b1100_0011 == 3
    let button = isRelease ? values[0] & ~3 : values[0]
    let position = Position(x: values[1] - 1, y: values[2] - 1)
    return event(button, at: position, isRelease: isRelease).map { .event(.mouse($0), length: 4) }
      ?? .nothing(length: 4)
  }

  /// Bits 0, 1, 6 and 7 are the button, 2 to 4 shift, alt and control, 5 says that the mouse moved.
  private static func event(_ bits: Int, at position: Position, isRelease: Bool) -> MouseEvent? {
    guard let action = action(bits, isRelease: isRelease) else { return nil }
    var modifiers: Key.Modifiers = []
    if bits & 4 != 0 { modifiers.insert(.shift) }
    if bits & 8 != 0 { modifiers.insert(.alt) }
    if bits & 16 != 0 { modifiers.insert(.control) }
    return MouseEvent(action, at: position, modifiers: modifiers)
  }

  private static func action(_ bits: Int, isRelease: Bool) -> MouseEvent.Action? {
    switch bits & 0b1100_0011 {
    case 64: return .wheelUp
    case 65: return .wheelDown
    case 66: return .wheelLeft
    case 67: return .wheelRight
    case let number where number < 3:
      let button: MouseEvent.Button = [.left, .middle, .right][number]
      if isRelease { return .release(button) }
      return bits & 32 != 0 ? .drag(button) : .press(button)
    default: return nil
    }
  }
}
