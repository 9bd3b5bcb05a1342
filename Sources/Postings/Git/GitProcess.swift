internal import CFileCalls
internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Runs `git` to read, without a shell.
///
/// A repository's own settings can name programs to run; every one that the commands used here would obey is switched
/// off, nothing is fetched, and no lock is taken.
enum GitProcess {
  private static let settings = [
    "core.fsmonitor=false", "core.hooksPath=/dev/null", "log.showSignature=false", "color.ui=false",
    "protocol.allow=never",
    "core.quotePath=false",
  ]
  private static let environment = [
    "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_TERMINAL_PROMPT=0", "GIT_PAGER=cat", "GIT_LITERAL_PATHSPECS=1",
    "LC_ALL=C",
  ]

  /// The most that is read of an answer, in bytes.
  static let limit = 32 << 20
  /// How long an answer may take, in milliseconds.
  private static let patience = 20_000

  /// Blocks until the answer is there.
  ///
  /// - Parameters:
  ///   - folder: where it is run.
  ///   - arguments: the command and what follows it, as bytes.
  /// - Returns: what it wrote; nil when it ended with an error, took too long or wrote too much.
  /// - Throws: ``GitFailure/noGit`` when it cannot be started.
  static func run(_ arguments: [[UInt8]], in folder: FilePath) throws(GitFailure) -> [UInt8]? {
    var words = ["git", "--no-pager", "-C"].map { Array($0.utf8) }
    words.append(folder.isEmpty ? [UInt8(ascii: ".")] : folder.withBytes { Array($0) })
    for setting in settings { words += [Array("-c".utf8), Array(setting.utf8)] }
    guard let (child, output) = start(words + arguments) else { throw .noGit }
    let answer = readAll(output, of: child)
    _ = close(output)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 { if errno != EINTR { return nil } }
    return status == 0 ? answer : nil
  }

  /// Nil when it takes too long or writes too much; then it is ended.
  private static func readAll(_ output: Int32, of child: pid_t) -> [UInt8]? {
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let end = ContinuousClock.now + .milliseconds(patience)
    while true {
      let left = (end - .now) / .milliseconds(1)
      var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      let ready = left > 0 ? poll(&waiting, 1, Int32(left)) : 0
      if ready < 0, errno == EINTR { continue }
      let count = ready > 0 ? buffer.withUnsafeMutableBytes { read(output, $0.baseAddress, $0.count) } : -1
      if count < 0, ready > 0, errno == EINTR { continue }
      if count == 0 { return answer }
      guard count > 0, answer.count + count <= limit else {
        kill(child, SIGKILL)
        return nil
      }
      answer += buffer[..<count]
    }
  }

  private static func start(_ words: [[UInt8]]) -> (child: pid_t, output: Int32)? {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { _ = close(ends[1]) }
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    let arguments = CStrings(words)
    let variables = CStrings(inherited + environment.map { Array($0.utf8) })
    var child = pid_t()
    guard posix_spawnp(&child, "git", &actions, nil, arguments.pointers, variables.pointers) == 0 else {
      _ = close(ends[0])
      return nil
    }
    return (child, ends[0])
  }

  /// The environment but for what is set here.
  private static var inherited: [[UInt8]] {
    let own = environment.map { Array($0.utf8.prefix { $0 != UInt8(ascii: "=") }) + [UInt8(ascii: "=")] }
    var variables: [[UInt8]] = []
    var next = environ
    while let entry = next.pointee {
      let bytes = UnsafeRawBufferPointer(start: entry, count: strlen(entry)).map { $0 }
      if !own.contains(where: { bytes.starts(with: $0) }) { variables.append(bytes) }
      next += 1
    }
    return variables
  }
}

/// Byte strings as C wants them, with a null at the end of the list; freed with it.
private final class CStrings {
  private(set) var pointers: [UnsafeMutablePointer<CChar>?]

  init(_ strings: [[UInt8]]) {
    pointers = strings.map { bytes in
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
      for (index, byte) in bytes.enumerated() { copy[index] = CChar(bitPattern: byte) }
      copy[bytes.count] = 0
      return copy
    }
    pointers.append(nil)
  }

  deinit { for pointer in pointers { pointer?.deallocate() } }
}
