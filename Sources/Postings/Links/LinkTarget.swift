/// What a link of a body leads to, told from the text of its address alone.
public enum LinkTarget: Sendable, Hashable {
  /// `http:`, `https:` or `mailto:`, spelled so that no program takes it for anything but an address.
  case address(String)
  /// A heading of the same body: `#missions`.
  case heading(String)
  /// Another file, or the page that a site makes of it.
  case file(LinkedFile)
  /// An address of a kind that is not opened: `file`, `javascript`, …
  case refused(scheme: String)
  /// Empty, or longer than any address in use.
  case nothing

  /// Longer addresses are not read by browsers either.
  static let lengthLimit = 8 * 1024

  /// - Parameter destination: as the body has it, uncleaned.
  public init(_ destination: String) {
    let bytes = Array(destination.utf8)
    guard !bytes.isEmpty, bytes.count <= Self.lengthLimit else {
      self = .nothing
      return
    }
    if let tag = LinkTag(bytes) {
      self = tag.target
    } else if let scheme = Self.scheme(of: bytes) {
      self = ["http", "https", "mailto"].contains(scheme) ? .address(Self.spelled(bytes)) : .refused(scheme: scheme)
    } else if bytes.starts(with: "//".utf8) {
      self = .address(Self.spelled(Array("https:".utf8) + bytes))
    } else {
      self = Self.inCollection(bytes)
    }
  }

  private static func inCollection(_ bytes: [UInt8]) -> LinkTarget {
    let path = bytes.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
    guard !path.isEmpty else {
      let name = PercentCoding.decoded(bytes.drop { $0 != UInt8(ascii: "#") }.dropFirst())
      return name.isEmpty ? .nothing : .heading(String(decoding: name, as: UTF8.self))
    }
    let decoded = PercentCoding.decoded(path)
    // A NUL would end the name for the system, and not for a reader.
    guard !decoded.contains(0) else { return .nothing }
    return .file(decoded.first == UInt8(ascii: "/") ? .onSite(decoded) : .relative(decoded))
  }

  /// The scheme in lower case; nil without one (RFC 3986, section 3.1).
  private static func scheme(of bytes: [UInt8]) -> String? {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0, isLetter(bytes[0]) else { return nil }
    let name = bytes[..<colon]
    guard name.allSatisfy({ isLetter($0) || "0123456789+-.".utf8.contains($0) }) else { return nil }
    return String(decoding: name, as: UTF8.self).lowercased()
  }

  /// With the scheme in lower case; blanks, controls and quotes percent-encoded, so that it is one word anywhere.
  private static func spelled(_ bytes: [UInt8]) -> String {
    let colon = bytes.firstIndex(of: UInt8(ascii: ":")) ?? 0
    let scheme = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
    return scheme + PercentCoding.encodingWhatIsUnsafe(bytes[colon...])
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
}

/// How a body names another file of its collection.
public enum LinkedFile: Sendable, Hashable {
  /// `../other.md`: from the folder of the posting.
  case relative([UInt8])
  /// `/jobs/other/`: from the root of the site, or of the folder that was opened.
  case onSite([UInt8])
  /// `{% post_url 2017-05-23-other %}`: the name of a file without its extension.
  case named([UInt8])
}
