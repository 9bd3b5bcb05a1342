internal import CByteSearch
internal import TerminalText

/// A shell pattern over a path, blind to case and accents: `*` within a name, `**` across folders, `?`, `[a-z]`.
///
/// Without `/` it must match the file’s name; with it, from any folder on, or from the path’s start when it begins with
/// `/`; a `/` at its end means all that lies in that folder. Without any of these signs it matches a part of the path.
struct PathPattern {
  private let part: [UInt8]?
  private let glob: PathGlob
  private let isNameOnly: Bool

  init(_ text: String) {
    let folded = Folding.fold(text)
    let signs: [UInt8] = [UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "[")]
    part = folded.contains(where: signs.contains) ? nil : folded
    isNameOnly = !folded.contains(UInt8(ascii: "/"))
    let isAnchored = folded.first == UInt8(ascii: "/")
    let isFolder = folded.last == UInt8(ascii: "/")
    let anyFolders: [UInt8] = Array("**/".utf8)
    glob = PathGlob(
      (isAnchored || isNameOnly ? [] : anyFolders) + folded.drop { $0 == UInt8(ascii: "/") }
        + (isFolder ? [0x2A, 0x2A] : []))
  }

  /// - Parameter room: room for the folded path.
  func matches(_ path: UnsafeRawBufferPointer, _ room: inout [UInt8]) -> Bool {
    let slash = UInt8(ascii: "/")
    let name = isNameOnly && part == nil ? path.lastIndex(of: slash).map { path[($0 + 1)...] } ?? path[...] : path[...]
    room.removeAll(keepingCapacity: true)
    Folding.append(UnsafeRawBufferPointer(rebasing: name), to: &room)
    return room.withUnsafeBytes { folded in
      guard let part else {
        return glob.matches(UnsafeRawBufferPointer(rebasing: folded.drop { $0 == slash }))
      }
      guard let start = folded.baseAddress, !part.isEmpty else { return part.isEmpty }
      return byte_search(start, folded.count, part, part.count) != nil
    }
  }
}
