import TerminalText

/// How a window is named: xterm's ctlseqs, "Operating System Commands", 2.
public enum WindowTitle {
  /// The longest title that is sent, in columns.
  static let longest = 200

  /// The bytes that name the window; the text is cleaned, so that it cannot end the sequence.
  public static func sequence(for title: String) -> [UInt8] {
    Array("\u{1B}]2;\(title.cleaned().truncated(to: longest))\u{07}".utf8)
  }
}
