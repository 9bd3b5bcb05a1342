#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif
internal import Dispatch

/// Hands an address to the program that the desktop has for it: `xdg-open`, on macOS `open`. Without a shell, and in a
/// session of its own, so that no key of ours ends it and it cannot write over the screen.
public nonisolated enum LinkOpener {
  // POSIX_SPAWN_SETSID, which Swift's Glibc module leaves out.
  #if os(macOS)
    static let program = "/usr/bin/open"
    private static let ownSession: Int16 = 0x0400
  #else
    static let program = "xdg-open"
    private static let ownSession: Int16 = 0x80
  #endif

  /// How long the program may take to say that it cannot, in milliseconds; some stay until the browser ends.
  private static let patience = 3000

  /// Blocks until it is known whether the address was taken, some seconds at most. An address begins with its scheme, so
  /// that it is never an option.
  public static func open(_ address: String) -> Bool {
    guard ["http:", "https:", "mailto:"].contains(where: { address.utf8.starts(with: $0.utf8) }) else { return false }
    guard let child = start([program, address]) else { return false }
    var status: Int32 = 0
    var waited = 0
    while waited < patience {
      let ended = waitpid(child, &status, WNOHANG)
      if ended == child { return status == 0 }
      if ended < 0, errno != EINTR { return false }
      usleep(20_000)
      waited += 20
    }
    reap(child)
    return true
  }

  private static func start(_ words: [String]) -> pid_t? {
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    defer { for argument in arguments { free(argument) } }
    arguments.append(nil)
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #endif
    guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
    defer { posix_spawn_file_actions_destroy(&actions) }
    guard posix_spawnattr_init(&attributes) == 0 else { return nil }
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    posix_spawnattr_setflags(&attributes, ownSession)
    var child = pid_t()
    return posix_spawnp(&child, arguments[0]!, &actions, &attributes, arguments, environ) == 0 ? child : nil
  }

  /// Waits for it elsewhere, so that nothing is left behind when it ends.
  private static func reap(_ child: pid_t) {
    DispatchQueue.global(qos: .background).async {
      var status: Int32 = 0
      while waitpid(child, &status, 0) < 0, errno == EINTR {}
    }
  }
}
