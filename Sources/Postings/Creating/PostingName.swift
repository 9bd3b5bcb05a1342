public import SystemPackage

/// How the files of a folder are named, and the name of a new one among them.
public struct PostingName: Sendable, Equatable {
  /// Whether names begin with the day: `2017-05-23-offre.md`.
  public var hasDay = false
  /// With its dot, and with the language where names carry it: `.md`, `.fr.markdown`.
  public var ending = ".md"

  /// Why a name cannot be taken.
  public enum Flaw: Error, Sendable, Hashable {
    case nothing
    /// It holds a slash, or is `.` or `..`.
    case notAName(String)
    case taken(String)
  }

  /// - Parameter neighbours: the names of the folder’s postings; the first is the one that a new name is most like.
  public init(like neighbours: [String]) {
    guard let first = neighbours.first else { return }
    let dated = neighbours.count { FileNameRoles.day(of: Array($0.utf8)) != nil }
    hasDay = dated * 2 > neighbours.count
    ending = Self.ending(of: first)
  }

  /// - Parameter day: counted from 1970-01-01.
  public func name(slug: String, day: Int) -> String {
    (hasDay ? PostingDate(day: day).dayText + "-" : "") + slug + ending
  }

  /// The extension, with a language before it.
  public static func ending(of name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
    guard FileNameRoles.locale(of: Array(name.utf8)) != nil, let first = name[..<dot].lastIndex(of: ".") else {
      return String(name[dot...])
    }
    return String(name[first...])
  }

  /// The name without ending and day; of an `index` the name of its folder.
  static func stem(of path: FilePath) -> String {
    let name = path.lastComponent?.string ?? ""
    let stem = String(name.dropLast(ending(of: name).count))
    if stem == "index", let folder = path.removingLastComponent().lastComponent?.string { return folder }
    guard FileNameRoles.day(of: Array(name.utf8)) != nil, stem.utf8.count > 11 else { return stem }
    return String(decoding: stem.utf8.dropFirst(11), as: UTF8.self)
  }

  /// A name in a folder, with a number where it is taken: `offre-2.md`.
  public static func free(_ name: String, in folder: FilePath, isTaken: (FilePath) -> Bool) -> FilePath {
    let ending = ending(of: name)
    let stem = String(name.dropLast(ending.count))
    var path = folder.appending(name)
    var number = 2
    while isTaken(path), number < 10_000 {
      path = folder.appending("\(stem)-\(number)\(ending)")
      number += 1
    }
    return path
  }

  /// Checks a name that was typed.
  public static func flaw(of name: String) -> Flaw? {
    if name.isEmpty { return .nothing }
    let isBad =
      name == "." || name == ".." || name.utf8.count > 250
      || name.utf8.contains { $0 == UInt8(ascii: "/") || $0 < 0x20 || $0 == 0x7F }
    return isBad ? .notAName(name) : nil
  }
}
