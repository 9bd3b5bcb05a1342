#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Arguments as bytes: a file’s name need not be UTF-8, and the parser of the command line takes text only.
///
/// Each byte that is not UTF-8 stands in the text as one scalar of a private range, U+10FE00 to U+10FEFF, and comes back
/// from it. A scalar of that range that really was typed is taken apart in the same way, so that nothing is lost.
enum RawArgument {
  private static let marks: ClosedRange<UInt32> = 0x10FE00...0x10FEFF

  /// The arguments of this process, its name left out.
  static func ofProcess() -> [String] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in
      CommandLine.unsafeArgv[index].map { start in
        text(of: UnsafeRawBufferPointer(start: start, count: strlen(start)).map { $0 })
      }
    }
  }

  static func text(of bytes: [UInt8]) -> String {
    var scalars = String.UnicodeScalarView()
    var decoder = UTF8.ForwardParser()
    var source = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.parseScalar(from: &source) {
      case .emptyInput: return String(scalars)
      case .valid(let encoded):
        let scalar = UTF8.decode(encoded)
        if marks.contains(scalar.value) { append(encoded, to: &scalars) } else { scalars.append(scalar) }
        offset += encoded.count
      case .error(let length):
        append(bytes[offset..<(offset + length)], to: &scalars)
        offset += length
      }
    }
  }

  /// The bytes that ``text(of:)`` was made of.
  static func bytes(of text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if marks.contains(scalar.value) {
        bytes.append(UInt8(scalar.value - marks.lowerBound))
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar)!)
      }
    }
    return bytes
  }

  private static func append(_ bytes: some Sequence<UInt8>, to scalars: inout String.UnicodeScalarView) {
    for byte in bytes { scalars.append(Unicode.Scalar(marks.lowerBound + UInt32(byte))!) }
  }
}
