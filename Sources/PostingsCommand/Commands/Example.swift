/// The example at the end of a command’s help.
enum Example {
  static func text(_ lines: String...) -> String {
    Speech.say("Example:", "Exemple :") + "\n" + lines.map { "  " + $0 }.joined(separator: "\n")
  }
}
