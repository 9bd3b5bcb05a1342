/// Which keys carry which role: the usual ones, or those that a collection's settings name.
public struct RoleMap: Sendable, Equatable {
  private var roleByKey: [[UInt8]: Place]
  private var keysByRole: [Role: [String]]

  private struct Place: Sendable, Equatable {
    var role: Role
    /// Of several keys of one posting that carry the same role, the lowest wins.
    var rank: Int
  }

  /// - Parameter overrides: for each role the keys that carry it instead of the usual ones.
  public init(overrides: [Role: [String]] = [:]) {
    roleByKey = [:]
    keysByRole = overrides
    for role in Role.allCases {
      for (rank, key) in keys(of: role).enumerated() {
        let normalized = Self.normalize(key.utf8)
        if roleByKey[normalized] == nil { roleByKey[normalized] = Place(role: role, rank: rank) }
      }
    }
  }

  /// The keys that carry a role, the likeliest first.
  public func keys(of role: Role) -> [String] { keysByRole[role] ?? role.usualKeys }

  /// The role of a dotted key (`taxonomies.tags`) and its rank among the keys of that role.
  public func role(ofKey key: String) -> (role: Role, rank: Int)? {
    role(ofNormalizedKey: Self.normalize(key.utf8))
  }

  func role(ofNormalizedKey key: [UInt8]) -> (role: Role, rank: Int)? { roleByKey[key].map { ($0.role, $0.rank) } }

  /// Lower case ASCII, without hyphens and underscores.
  static func normalize(_ key: some Sequence<UInt8>) -> [UInt8] {
    key.compactMap { byte in
      switch byte {
      case UInt8(ascii: "-"), UInt8(ascii: "_"): nil
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      default: byte
      }
    }
  }
}
