/// Turns the bytes that a terminal sends into events.
///
/// Bytes are fed as they come; a character or a sequence split over two reads is put together. What could still become
/// something longer is held back: when ``waitingTime`` has passed without more, ``flush()`` gives what it is by itself
/// (Escape, say). Whatever the bytes, it never traps and each is looked at a bounded number of times.
public struct InputDecoder {
  /// The longest control sequence that is read as one, in bytes; a longer one is dropped.
  static let longestSequence = 64
  /// The largest paste that is kept, in bytes; the rest is dropped.
  static let largestPaste = 16 << 20

  /// Keys that only this terminal sends so, from its description.
  private let keys: KeyTable
  private let escapeDelay: Duration
  private var buffer: [UInt8] = []
  private var start = 0
  private var paste: PasteCollector?
  private var isFlushing = false

  /// Makes a decoder.
  ///
  /// - Parameters:
  ///   - keys: the byte sequences that the terminal's description gives for keys, beside those that all use.
  ///   - escapeDelay: how long a lone ESC may be the start of a sequence.
  public init(keys: [[UInt8]: Key] = [:], escapeDelay: Duration = .milliseconds(50)) {
    self.keys = KeyTable(keys)
    self.escapeDelay = escapeDelay
  }

  /// Takes more bytes.
  public mutating func feed(_ bytes: some Sequence<UInt8>) {
    if start > 4096 || start == buffer.count {
      buffer.removeFirst(start)
      start = 0
    }
    buffer.append(contentsOf: bytes)
  }

  /// The next event; `nil` when there is none, or more bytes are needed to know.
  public mutating func next() -> TerminalEvent? {
    while start < buffer.count {
      if paste != nil {
        guard let text = takePaste() else { return nil }
        return .paste(text)
      }
      switch read(buffer[start...]) {
      case .incomplete: return nil
      case .nothing(let length): start += length
      case .event(let event, let length):
        start += length
        return event
      case .pasteStart(let length):
        start += length
        paste = PasteCollector()
      }
    }
    return nil
  }

  /// How long to wait for more bytes before ``flush()``; `nil` when nothing is held back.
  public var waitingTime: Duration? {
    if paste != nil { return .seconds(5) }
    guard start < buffer.count else { return nil }
    if buffer[start...].starts(with: [Byte.escape, UInt8(ascii: "]")]), buffer.count - start > 2 { return .seconds(1) }
    // The rest of a sequence comes within moments, but over a slow line not at once.
    return buffer.count - start == 1 && buffer[start] == Byte.escape
      ? escapeDelay : max(escapeDelay, .milliseconds(300))
  }

  /// Gives what was held back as what it is by itself; then ``next()`` has the rest.
  public mutating func flush() -> TerminalEvent? {
    if var unfinished = paste {
      paste = nil
      unfinished.append(buffer[start...])
      start = buffer.count
      return .paste(unfinished.finish())
    }
    isFlushing = true
    defer { isFlushing = false }
    return next()
  }

  private mutating func takePaste() -> String? {
    let end = paste!.append(buffer[start...])
    start = end ?? buffer.count
    guard end != nil else { return nil }
    defer { paste = nil }
    return paste!.finish()
  }

  /// What stands at the front of the bytes.
  private func read(_ bytes: ArraySlice<UInt8>) -> Reading {
    if let (key, length) = keys.match(bytes) { return .event(.key(key), length: length) }
    if bytes.first == Byte.escape { return readEscape(bytes) }
    return readCharacter(bytes, modifiers: [])
  }

  private func readEscape(_ bytes: ArraySlice<UInt8>) -> Reading {
    let alone = Reading.event(.key(Key(.escape)), length: 1)
    guard let second = bytes.dropFirst().first else { return isFlushing ? alone : .incomplete }
    switch second {
    case UInt8(ascii: "["):
      return orAlt(ControlSequence.read(bytes.dropFirst(2), limit: Self.longestSequence), bytes, introducer: 2)
    case UInt8(ascii: "O"):
      return orAlt(ControlSequence.readSS3(bytes.dropFirst(2)), bytes, introducer: 2)
    case UInt8(ascii: "]"):
      return OperatingSystemReply.read(bytes.dropFirst(2)).map { orAlt($0, bytes, introducer: 2) }
        ?? readCharacter(bytes.dropFirst(), modifiers: .alt).adding(1)
    case Byte.escape:
      return readDoubleEscape(bytes, alone)
    default:
      return readCharacter(bytes.dropFirst(), modifiers: .alt).adding(1)
    }
  }

  /// ESC before a whole sequence is Alt with that key; otherwise it was pressed by itself.
  private func readDoubleEscape(_ bytes: ArraySlice<UInt8>, _ alone: Reading) -> Reading {
    guard let third = bytes.dropFirst(2).first else { return isFlushing ? alone : .incomplete }
    guard third == UInt8(ascii: "[") || third == UInt8(ascii: "O") else { return alone }
    switch readEscape(bytes.dropFirst()) {
    case .incomplete: return .incomplete
    case .event(.key(let key), let length):
      return .event(.key(Key(key.code, key.modifiers.union(.alt))), length: length + 1)
    default: return alone
    }
  }

  /// A sequence that does not go on was Alt with the character after ESC, when nothing follows that.
  private func orAlt(_ reading: Reading, _ bytes: ArraySlice<UInt8>, introducer: Int) -> Reading {
    guard case .incomplete = reading else { return reading.adding(introducer) }
    guard isFlushing else { return .incomplete }
    if bytes.count > introducer { return .nothing(length: bytes.count) }
    return .event(.key(Key(Character(Unicode.Scalar(bytes[bytes.startIndex + 1])), .alt)), length: introducer)
  }

  private func readCharacter(_ bytes: ArraySlice<UInt8>, modifiers: Key.Modifiers) -> Reading {
    switch UTF8Reading.first(of: bytes, isComplete: isFlushing) {
    case .incomplete: return .incomplete
    case .scalar(let scalar, let length):
      guard let key = Key(received: scalar, modifiers) else { return .nothing(length: length) }
      return .event(.key(key), length: length)
    }
  }
}

/// What stands at the front of some bytes.
enum Reading: Equatable {
  /// More bytes are needed to know.
  case incomplete
  /// Something that means nothing to us.
  case nothing(length: Int)
  case event(TerminalEvent, length: Int)
  case pasteStart(length: Int)

  func adding(_ more: Int) -> Reading {
    switch self {
    case .incomplete: .incomplete
    case .nothing(let length): .nothing(length: length + more)
    case .event(let event, let length): .event(event, length: length + more)
    case .pasteStart(let length): .pasteStart(length: length + more)
    }
  }
}

/// Bytes with a name.
enum Byte {
  static let escape: UInt8 = 0x1B
  static let delete: UInt8 = 0x7F
}

extension Key {
  /// The key that sends a scalar; `nil` for C1 controls, which no key sends.
  init?(received scalar: Unicode.Scalar, _ modifiers: Modifiers) {
    switch scalar.value {
    case 0: self.init(" ", modifiers.union(.control))
    case 0x09, 0x0D, 0x1B: self.init(Character(scalar), modifiers)
    case 0x01..<0x20:
      let letter = Unicode.Scalar(UInt8(scalar.value) | 0x40)
      self.init(Character(letter), modifiers.union(.control))
    case UInt32(Byte.delete): self.init(.backspace, modifiers)
    case 0x80..<0xA0: return nil
    default: self.init(Character(scalar), modifiers)
    }
  }
}
