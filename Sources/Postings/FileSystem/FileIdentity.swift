public import SystemPackage

/// What tells whether a file is still the one that was read, and what it is.
public struct FileIdentity: Sendable, Hashable {
  /// What stands under a name.
  public enum Kind: Sendable, Hashable {
    case file, folder, link, pipe, socket, device
  }

  /// The file system.
  public var device: UInt64
  /// The file on its file system.
  public var inode: UInt64
  /// What it is; a link only when the name itself was asked for.
  public var kind: Kind
  /// In bytes.
  public var size: Int
  /// When the bytes changed last: nanoseconds since 1970-01-01T00:00Z.
  public var modified: Int64
  /// When bytes, mode, owner or name changed last: nanoseconds since 1970-01-01T00:00Z.
  public var changed: Int64
  /// Permission bits, the set-id and sticky bits with them.
  public var mode: FilePermissions
  /// How many names the file has.
  public var linkCount: Int
  /// The owner, by number.
  public var user: UInt32
  /// The owning group, by number.
  public var group: UInt32

  /// Makes one up: the defaults are those of a plain file.
  public init(
    device: UInt64 = 0, inode: UInt64 = 0, kind: Kind = .file, size: Int = 0, modified: Int64 = 0, changed: Int64 = 0,
    mode: FilePermissions = FilePermissions(rawValue: 0o644), linkCount: Int = 1, user: UInt32 = 0, group: UInt32 = 0
  ) {
    self.device = device
    self.inode = inode
    self.kind = kind
    self.size = size
    self.modified = modified
    self.changed = changed
    self.mode = mode
    self.linkCount = linkCount
    self.user = user
    self.group = group
  }

  /// The same file on the same disk, whatever it holds now.
  public func isSameFile(as other: FileIdentity) -> Bool { device == other.device && inode == other.inode }

  /// The same file, and nothing about it has changed: same size and times.
  public func isUntouched(since other: FileIdentity) -> Bool {
    isSameFile(as: other) && size == other.size && modified == other.modified && changed == other.changed
  }

  /// The same file with the same bytes, by its size and time; a new name does not count.
  public func hasSameBytes(as other: FileIdentity) -> Bool {
    isSameFile(as: other) && size == other.size && modified == other.modified
  }
}
