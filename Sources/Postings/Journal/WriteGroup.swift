public import SystemPackage

/// The writes of one command, over as many files as it had.
public struct WriteGroup: Sendable, Hashable, Identifiable {
  /// Why it was written.
  public enum Purpose: Sendable, Hashable {
    case write
    /// Takes a group back.
    case undo(of: UInt64)
    /// Takes an undo back.
    case redo(of: UInt64)
    /// Puts the old bytes of a write in place back that a kill left half done.
    case recovery

    var code: (UInt8, UInt64) {
      switch self {
      case .write: (0, 0)
      case .undo(let group): (1, group)
      case .redo(let group): (2, group)
      case .recovery: (3, 0)
      }
    }

    init?(_ kind: UInt8, _ target: UInt64) {
      switch kind {
      case 0: self = .write
      case 1: self = .undo(of: target)
      case 2: self = .redo(of: target)
      case 3: self = .recovery
      default: return nil
      }
    }
  }

  /// Random; names the group for ``Journal/undo(_:with:)``.
  public var id: UInt64
  /// A command, or the taking back of one.
  public var purpose: Purpose
  /// Of its first write: nanoseconds since 1970-01-01T00:00Z.
  public var time: Int64
  /// What a person did: `set tag`, `rename a tag`.
  public var label: String
  /// The files, each once, in the order of writing.
  public var paths: [FilePath]
  /// It has been taken back and stands so.
  public var isUndone: Bool
}

/// What the journal holds.
public struct WriteHistory: Sendable {
  /// The oldest first.
  public var groups: [WriteGroup]
  /// Entries that could not be read and were skipped.
  public var damagedEntries: Int
}
