#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif
internal import SystemPackage

/// What the system says of a name in a folder.
struct FolderNotification {
  /// The folder’s number, as ``FolderNotifications/watch(_:)`` gave it.
  var watch: Int32
  var name: [UInt8]
  var kind: Kind
  var isFolder: Bool

  enum Kind {
    /// The bytes of a file.
    case written
    /// A name came, or went.
    case named
    /// The folder itself is gone, or has another name.
    case folderGone
    /// The number means nothing any more.
    case ended
    /// Some were lost.
    case overflow
  }
}

/// Whether a folder is watched.
enum WatchResult: Equatable {
  case watching(Int32)
  /// No more watches are to be had (`fs.inotify.max_user_watches`), or there are none on this system.
  case exhausted
  /// It cannot be looked at, or is no folder any more.
  case failed
}

#if os(Linux)
  /// inotify(7), a watch a folder.
  struct FolderNotifications: Sendable {
    let descriptor: Int32

    /// Nil when the system has none left (`fs.inotify.max_user_instances`).
    init?() {
      descriptor = inotify_init1(Int32(O_CLOEXEC | O_NONBLOCK))
      if descriptor < 0 { return nil }
    }

    private static let mask =
      UInt32(
        IN_CREATE | IN_CLOSE_WRITE | IN_MODIFY | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF
      )
      | UInt32(IN_ONLYDIR) | UInt32(IN_EXCL_UNLINK)

    /// A folder that is watched already keeps its number, whatever it is called now.
    func watch(_ folder: FilePath) -> WatchResult {
      let number = folder.withPlatformString { inotify_add_watch(descriptor, $0, Self.mask) }
      if number >= 0 { return .watching(number) }
      return errno == ENOSPC || errno == ENOMEM ? .exhausted : .failed
    }

    func end(_ watch: Int32) { _ = inotify_rm_watch(descriptor, watch) }

    /// Calls `body` for all that waits; never waits itself.
    func drain(_ body: (FolderNotification) -> Void) {
      withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { buffer in
        while true {
          let count = Glibc.read(descriptor, buffer.baseAddress!, buffer.count)
          if count < 0 && errno == EINTR { continue }
          guard count > 0 else { return }
          Self.parse(UnsafeRawBufferPointer(rebasing: buffer[..<count]), body)
        }
      }
    }

    private static func parse(_ bytes: UnsafeRawBufferPointer, _ body: (FolderNotification) -> Void) {
      let head = MemoryLayout<inotify_event>.size
      var offset = 0
      while offset + head <= bytes.count {
        let event = bytes.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
        let end = min(offset + head + Int(event.len), bytes.count)
        let name = bytes[(offset + head)..<end].prefix { $0 != 0 }
        if let kind = kind(event.mask) {
          body(
            FolderNotification(
              watch: event.wd, name: Array(name), kind: kind, isFolder: event.mask & UInt32(IN_ISDIR) != 0))
        }
        offset = end
      }
    }

    private static func kind(_ mask: UInt32) -> FolderNotification.Kind? {
      if mask & UInt32(IN_Q_OVERFLOW) != 0 { return .overflow }
      if mask & UInt32(IN_IGNORED) != 0 { return .ended }
      if mask & UInt32(IN_DELETE_SELF | IN_MOVE_SELF) != 0 || mask & UInt32(IN_UNMOUNT) != 0 { return .folderGone }
      if mask & UInt32(IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO) != 0 { return .named }
      return mask & UInt32(IN_CLOSE_WRITE | IN_MODIFY) != 0 ? .written : nil
    }

    func close() { _ = Glibc.close(descriptor) }
  }
#else
  /// There is nothing of the kind here that tells names: folders are polled.
  struct FolderNotifications: Sendable {
    let descriptor: Int32 = -1
    init?() { return nil }
    func watch(_ folder: FilePath) -> WatchResult { .exhausted }
    func end(_ watch: Int32) {}
    func drain(_ body: (FolderNotification) -> Void) {}
    func close() {}
  }
#endif
