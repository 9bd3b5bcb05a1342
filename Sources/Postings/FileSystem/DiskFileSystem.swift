internal import CFileCalls
public import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The real disk: each function is one system call, made again when a signal interrupts it.
public struct DiskFileSystem: FileSystem {
  public init() {}

  public func resolve(_ path: FilePath) throws(Errno) -> FilePath {
    while true {
      if let text = path.withPlatformString({ realpath($0, nil) }) {
        defer { free(text) }
        return FilePath(platformString: text)
      }
      let error = lastError()
      if error != .interrupted { throw error }
    }
  }

  public func openFolder(_ path: FilePath) throws(Errno) -> FileDescriptor {
    try descriptor { path.withPlatformString { Self.open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) } }
  }

  public func open(_ name: FilePath, in folder: FileDescriptor, _ use: FileUse) throws(Errno) -> FileDescriptor {
    let flags = use.flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    return try descriptor { name.withPlatformString { openat(folder.rawValue, $0, flags, 0o600) } }
  }

  public func openToRead(_ path: FilePath) throws(Errno) -> FileDescriptor {
    try descriptor { path.withPlatformString { Self.open($0, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC) } }
  }

  public func close(_ file: FileDescriptor) { _ = Self.close(file.rawValue) }

  public func identity(of file: FileDescriptor) throws(Errno) -> FileIdentity {
    var status = stat()
    try check { fstat(file.rawValue, &status) }
    return FileIdentity(status)
  }

  public func identity(of name: FilePath, in folder: FileDescriptor) throws(Errno) -> FileIdentity {
    var status = stat()
    try check { name.withPlatformString { fstatat(folder.rawValue, $0, &status, AT_SYMLINK_NOFOLLOW) } }
    return FileIdentity(status)
  }

  public func checkWritable(_ name: FilePath, in folder: FileDescriptor) throws(Errno) {
    try check { name.withPlatformString { faccessat(folder.rawValue, $0, W_OK, AT_EACCESS) } }
  }

  public func read(_ file: FileDescriptor, into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(Errno)
    -> Int
  {
    try count { pread(file.rawValue, buffer.baseAddress!, buffer.count, off_t(offset)) }
  }

  public func write(_ file: FileDescriptor, _ buffer: UnsafeRawBufferPointer, at offset: Int) throws(Errno) -> Int {
    try count { pwrite(file.rawValue, buffer.baseAddress!, buffer.count, off_t(offset)) }
  }

  public func truncate(_ file: FileDescriptor, to size: Int) throws(Errno) {
    try check { ftruncate(file.rawValue, off_t(size)) }
  }

  public func sync(_ file: FileDescriptor) throws(Errno) { try check { file_sync(file.rawValue) } }
  public func startWriting(_ file: FileDescriptor) throws(Errno) { try check { file_start_writing(file.rawValue) } }

  public func setMode(_ file: FileDescriptor, _ mode: FilePermissions) throws(Errno) {
    try check { fchmod(file.rawValue, mode_t(mode.rawValue)) }
  }

  public func setOwner(_ file: FileDescriptor, user: UInt32?, group: UInt32?) throws(Errno) {
    try check { fchown(file.rawValue, user ?? .max, group ?? .max) }
  }

  public func attributeNames(of file: FileDescriptor) throws(Errno) -> [String] {
    let list = try growing { file_attribute_names(file.rawValue, $0, $1) }
    return list.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  public func attribute(_ name: String, of file: FileDescriptor) throws(Errno) -> [UInt8] {
    try growing { file_attribute(file.rawValue, name, $0, $1) }
  }

  public func setAttribute(_ name: String, of file: FileDescriptor, to value: [UInt8]) throws(Errno) {
    try check {
      value.withUnsafeBytes { file_set_attribute(file.rawValue, name, $0.baseAddress ?? Self.nowhere, $0.count) }
    }
  }

  public func removeAttribute(_ name: String, of file: FileDescriptor) throws(Errno) {
    try check { file_remove_attribute(file.rawValue, name) }
  }

  public func copyAccessList(from: FileDescriptor, to: FileDescriptor) throws(Errno) {
    try check { file_copy_access_list(from.rawValue, to.rawValue) }
  }

  public func rename(_ name: FilePath, to newName: FilePath, in folder: FileDescriptor) throws(Errno) {
    try twoNames(name, newName) { renameat(folder.rawValue, $0, folder.rawValue, $1) }
  }

  public func renameNew(_ name: FilePath, to newName: FilePath, in folder: FileDescriptor) throws(Errno) {
    try twoNames(name, newName) { file_rename_new(folder.rawValue, $0, $1) }
  }

  public func exchange(_ name: FilePath, with other: FilePath, in folder: FileDescriptor) throws(Errno) {
    try twoNames(name, other) { file_exchange(folder.rawValue, $0, $1) }
  }

  public func unlink(_ name: FilePath, in folder: FileDescriptor) throws(Errno) {
    try check { name.withPlatformString { unlinkat(folder.rawValue, $0, 0) } }
  }

  public func makeFolder(_ path: FilePath) throws(Errno) {
    try check { path.withPlatformString { mkdir($0, 0o700) } }
  }

  public func names(in folder: FileDescriptor) throws(Errno) -> [FilePath] {
    // A descriptor of its own: reading moves a place that copies of a descriptor share.
    let copy = try descriptor { openat(folder.rawValue, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard let stream = fdopendir(copy.rawValue) else {
      let error = lastError()
      close(copy)
      throw error
    }
    defer { closedir(stream) }
    var names: [FilePath] = []
    errno = 0
    while let entry = readdir(stream) {
      let start = UnsafeRawPointer(entry) + MemoryLayout<dirent>.offset(of: \.d_name)!
      let name = FilePath(platformString: start.assumingMemoryBound(to: CChar.self))
      if name.length > 2 || !(name == "." || name == "..") { names.append(name) }
      errno = 0
    }
    if errno != 0 { throw lastError() }
    return names
  }

  public func tryLock(_ file: FileDescriptor) throws(Errno) -> Bool {
    do throws(Errno) {
      try check { flock(file.rawValue, LOCK_EX | LOCK_NB) }
      return true
    } catch {
      if error == .wouldBlock || error == .resourceTemporarilyUnavailable { return false }
      throw error
    }
  }

  public func randomNumber() -> UInt64 {
    var generator = SystemRandomNumberGenerator()
    return generator.next()
  }

  public func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }

  public func user() -> UInt32 { geteuid() }

  public func sleep(milliseconds: Int) {
    var time = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
    nanosleep(&time, nil)
  }
}

extension DiskFileSystem {
  // The methods of the same names hide these.
  private static func open(_ path: UnsafePointer<CChar>, _ flags: Int32) -> Int32 {
    openat(AT_FDCWD, path, flags)
  }
  private static func close(_ descriptor: Int32) -> Int32 {
    #if canImport(Glibc)
      Glibc.close(descriptor)
    #else
      Darwin.close(descriptor)
    #endif
  }
  /// An address for values of no length.
  private static var nowhere: UnsafeRawPointer { UnsafeRawPointer(bitPattern: 1)! }

  private func lastError() -> Errno { Errno(rawValue: errno) }

  private func check(_ call: () -> Int32) throws(Errno) {
    while call() == -1 {
      let error = lastError()
      if error != .interrupted { throw error }
    }
  }

  private func count(_ call: () -> Int) throws(Errno) -> Int {
    while true {
      let result = call()
      if result >= 0 { return result }
      let error = lastError()
      if error != .interrupted { throw error }
    }
  }

  private func descriptor(_ call: () -> Int32) throws(Errno) -> FileDescriptor {
    FileDescriptor(rawValue: Int32(try count { Int(call()) }))
  }

  private func twoNames(
    _ one: FilePath, _ other: FilePath, _ call: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32
  ) throws(Errno) {
    try check { one.withPlatformString { one in other.withPlatformString { call(one, $0) } } }
  }

  /// A call that says how long the answer is; it may have grown by the time it is fetched.
  private func growing(_ call: (UnsafeMutablePointer<CChar>?, Int) -> Int) throws(Errno) -> [UInt8] {
    while true {
      let size = try count { call(nil, 0) }
      if size == 0 { return [] }
      var bytes = [UInt8](repeating: 0, count: size + 64)
      do throws(Errno) {
        let length = try count {
          bytes.withUnsafeMutableBytes { call($0.assumingMemoryBound(to: CChar.self).baseAddress, $0.count) }
        }
        bytes.removeSubrange(length...)
        return bytes
      } catch {
        if error != .outOfRange { throw error }
      }
    }
  }
}

extension FileUse {
  fileprivate var flags: Int32 {
    switch self {
    case .reading: O_RDONLY
    case .writing: O_RDWR
    case .creating: O_RDWR | O_CREAT | O_EXCL
    case .keeping: O_RDWR | O_CREAT
    }
  }
}

private func nanoseconds(_ time: timespec) -> Int64 {
  Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000).partialValue &+ Int64(time.tv_nsec)
}

extension FileIdentity {
  fileprivate init(_ status: stat) {
    #if canImport(Glibc)
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #else
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #endif
    self.init(
      device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(status.st_ino), kind: Kind(status.st_mode),
      size: Int(status.st_size), modified: nanoseconds(modified), changed: nanoseconds(changed),
      mode: FilePermissions(rawValue: CInterop.Mode(status.st_mode & 0o7777)), linkCount: Int(status.st_nlink),
      user: status.st_uid, group: status.st_gid)
  }
}

extension FileIdentity.Kind {
  fileprivate init(_ mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    case S_IFIFO: self = .pipe
    case S_IFSOCK: self = .socket
    default: self = .device
    }
  }
}
