internal import PostingsLanguage

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The language of this run, settled before the command line is parsed, since its help and errors are words too.
enum Speech {
  static let language = settle(RawArgument.ofProcess())

  /// Takes the sentence of this run’s language.
  static func say(_ english: String, _ french: String) -> String { language(english, french) }

  /// French with the spaces before `:;?!»` and after `«` that no line may be broken at.
  static func unbreakable(_ text: String) -> String {
    guard language == .french else { return text }
    let text = Array(text.utf8)
    let space = UInt8(ascii: " "), noBreakSpace: [UInt8] = [0xC2, 0xA0]
    var bytes: [UInt8] = []
    for (index, byte) in text.enumerated() {
      let next = text[(index + 1)...]
      let isBeforeMark = next.first.map { Array(":;?!".utf8).contains($0) } ?? false
      let endsWord = next.dropFirst().first.map { $0 == space || $0 == UInt8(ascii: "\n") } ?? true
      let isInQuotes =
        text[..<index].suffix(2).elementsEqual([0xC2, 0xAB]) || next.prefix(2).elementsEqual([0xC2, 0xBB])
      bytes += byte == space && (isBeforeMark && endsWord || isInQuotes) ? noBreakSpace : [byte]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `--lang fr` or `--lang=fr` anywhere before `--`, else what the environment says.
  static func settle(_ arguments: [String], environment: (String) -> String? = Environment.value) -> Language {
    let options = arguments.prefix { $0 != "--" }
    var isNext = false
    for argument in options {
      if isNext, let language = Language(rawValue: argument) { return language }
      isNext = argument == "--lang"
      if argument.hasPrefix("--lang="), let language = Language(rawValue: String(argument.dropFirst(7))) {
        return language
      }
    }
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    var found: [String: String] = [:]
    for name in names { found[name] = environment(name) }
    return Language(environment: found)
  }
}

enum Environment {
  /// A variable’s value; nil when it is unset.
  static func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
