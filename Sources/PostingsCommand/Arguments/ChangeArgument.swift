internal import ArgumentParser
internal import FrontMatter
internal import Postings
internal import PostingsLanguage
internal import SystemPackage

/// An argument of `set`: a file, or a change.
enum ChangeArgument: Sendable {
  case file(PathArgument)
  case change(PostingChange)

  /// Without `=`, or with `/` before the first one: a file.
  init(_ text: String, in language: Language) throws(CommandFailure) {
    let bytes = RawArgument.bytes(of: text)
    guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")), !bytes[..<equals].contains(UInt8(ascii: "/")) else {
      self = .file(PathArgument(argument: text))
      return
    }
    let isLiteral = equals > 0 && bytes[equals - 1] == UInt8(ascii: ":")
    let path = try Self.path(bytes[..<(isLiteral ? equals - 1 : equals)], in: language)
    guard let value = String(validating: bytes[(equals + 1)...], as: UTF8.self) else {
      throw .usage(CommandSentence.notUTF8(String(describing: path)).text(in: language))
    }
    self = .change(isLiteral ? .setLiteral(path, to: value) : .set(path, to: value))
  }

  /// A field’s path.
  static func path(_ bytes: some Collection<UInt8>, in language: Language) throws(CommandFailure) -> FieldPath {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let path = FieldPath(text), !path.isEmpty else {
      throw .usage(CommandSentence.notAKey(text).text(in: language))
    }
    return path
  }
}

/// `LEFT=RIGHT` as an option’s value.
struct PairArgument: ExpressibleByArgument, Sendable {
  var left: String
  var right: String

  init?(argument: String) {
    guard let text = TextArgument(argument: argument)?.text, let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")),
      equals > text.startIndex
    else { return nil }
    left = String(text[..<equals])
    right = String(text[text.utf8.index(after: equals)...])
  }
}
