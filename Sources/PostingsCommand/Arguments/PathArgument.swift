internal import ArgumentParser
internal import Postings
internal import SystemPackage

/// A path on the command line, byte for byte as it was typed; `-` stands for a list on standard input.
struct PathArgument: ExpressibleByArgument, Sendable {
  var bytes: [UInt8]

  init(argument: String) { bytes = RawArgument.bytes(of: argument) }

  var isStandardInput: Bool { bytes.elementsEqual([UInt8(ascii: "-")]) }
  var path: FilePath { FilePath(bytes: bytes) }

  static var defaultCompletionKind: CompletionKind { .file() }
}

/// Text on the command line, which must be UTF-8 to be compared with what stands in files.
struct TextArgument: ExpressibleByArgument, Sendable {
  var text: String

  init?(argument: String) {
    guard let text = String(validating: RawArgument.bytes(of: argument), as: UTF8.self) else { return nil }
    self.text = text
  }
}
