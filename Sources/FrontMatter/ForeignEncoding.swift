/// Bytes that are no UTF-8 text with the line ends of Unix or Windows: such files are refused, not guessed at.
public enum ForeignEncoding: Sendable, Hashable, CustomStringConvertible {
  case utf16
  /// Lines that end with CR alone, as on a Macintosh before 2001.
  case loneCarriageReturns
  /// NUL in the front matter: the file is binary, or damaged.
  case nulBytes

  /// UTF-16 and UTF-32 are told by their marks, or by the zero byte beside the first letter.
  init?(of bytes: [UInt8]) {
    guard bytes.count >= 2 else { return nil }
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE), (0xFE, 0xFF): self = .utf16
    case (0, let second) where second != 0, (let second, 0) where second != 0: self = .utf16
    default: return nil
    }
  }

  /// As the end of “the file has …”.
  public var description: String {
    switch self {
    case .utf16: "UTF-16 text"
    case .loneCarriageReturns: "lone CR line ends"
    case .nulBytes: "NUL bytes"
    }
  }
}
