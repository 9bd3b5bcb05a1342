import Foundation
import Postings
import Synchronization
import SystemPackage
import Testing

/// The disk, with one call that fails, a process that is killed at one call, or a call that the file system lacks.
final class FaultyFileSystem: FileSystem {
  enum Fault: Sendable {
    case none
    /// The call of this number (from 0) fails.
    case error(Errno, at: Int)
    /// From this call on nothing happens any more; a write gets half of its bytes out.
    case kill(at: Int)
  }

  struct State {
    var fault = Fault.none
    var calls: [String] = []
    var isDead = false
  }

  private let disk = DiskFileSystem()
  private let state: Mutex<State>
  /// Calls that this file system does not have, by name.
  private let missing: [String: Errno]
  private let writesOneByte: Bool

  init(_ fault: Fault = .none, missing: [String: Errno] = [:], writesOneByte: Bool = false) {
    self.state = Mutex(State(fault: fault))
    self.missing = missing
    self.writesOneByte = writesOneByte
  }

  var calls: [String] { state.withLock { $0.calls } }
  var isDead: Bool { state.withLock { $0.isDead } }

  private func step(_ name: String) throws(Errno) {
    let error: Errno? = state.withLock { state in
      if state.isDead { return .canceled }
      let index = state.calls.count
      state.calls.append(name)
      switch state.fault {
      case .error(let error, at: index): return error
      case .kill(at: index):
        state.isDead = true
        return .canceled
      default: return missing[name]
      }
    }
    if let error { throw error }
  }

  func resolve(_ path: FilePath) throws(Errno) -> FilePath {
    try step("resolve")
    return try disk.resolve(path)
  }
  func openFolder(_ path: FilePath) throws(Errno) -> FileDescriptor {
    try step("openFolder")
    return try disk.openFolder(path)
  }
  func open(_ name: FilePath, in folder: FileDescriptor, _ use: FileUse) throws(Errno) -> FileDescriptor {
    try step("open \(use)")
    return try disk.open(name, in: folder, use)
  }
  func openToRead(_ path: FilePath) throws(Errno) -> FileDescriptor {
    try step("openToRead")
    return try disk.openToRead(path)
  }
  func close(_ file: FileDescriptor) { disk.close(file) }
  func identity(of file: FileDescriptor) throws(Errno) -> FileIdentity {
    try step("identity")
    return try disk.identity(of: file)
  }
  func identity(of name: FilePath, in folder: FileDescriptor) throws(Errno) -> FileIdentity {
    try step("identity of name")
    return try disk.identity(of: name, in: folder)
  }
  func checkWritable(_ name: FilePath, in folder: FileDescriptor) throws(Errno) {
    try step("checkWritable")
    try disk.checkWritable(name, in: folder)
  }
  func read(_ file: FileDescriptor, into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(Errno) -> Int {
    try step("read")
    return try disk.read(file, into: buffer, at: offset)
  }
  func write(_ file: FileDescriptor, _ buffer: UnsafeRawBufferPointer, at offset: Int) throws(Errno) -> Int {
    let count = writesOneByte ? min(1, buffer.count) : buffer.count
    do throws(Errno) {
      try step("write")
    } catch {
      if state.withLock({
        if case .kill(let at) = $0.fault { $0.calls.count - 1 == at && $0.calls.last == "write" } else { false }
      }) {
        _ = try? disk.write(file, UnsafeRawBufferPointer(rebasing: buffer[..<(buffer.count / 2)]), at: offset)
      }
      throw error
    }
    return try disk.write(file, UnsafeRawBufferPointer(rebasing: buffer[..<count]), at: offset)
  }
  func truncate(_ file: FileDescriptor, to size: Int) throws(Errno) {
    try step("truncate")
    try disk.truncate(file, to: size)
  }
  /// Nothing is proven by waiting for the disk here: that it was asked for, and in which order, is.
  func sync(_ file: FileDescriptor) throws(Errno) { try step(isFolder(file) ? "sync folder" : "sync") }
  func startWriting(_ file: FileDescriptor) throws(Errno) { try step("startWriting") }
  func setMode(_ file: FileDescriptor, _ mode: FilePermissions) throws(Errno) {
    try step("setMode")
    try disk.setMode(file, mode)
  }
  func setOwner(_ file: FileDescriptor, user: UInt32?, group: UInt32?) throws(Errno) {
    try step("setOwner")
    try disk.setOwner(file, user: user, group: group)
  }
  func attributeNames(of file: FileDescriptor) throws(Errno) -> [String] {
    try step("attributeNames")
    return try disk.attributeNames(of: file)
  }
  func attribute(_ name: String, of file: FileDescriptor) throws(Errno) -> [UInt8] {
    try step("attribute")
    return try disk.attribute(name, of: file)
  }
  func setAttribute(_ name: String, of file: FileDescriptor, to value: [UInt8]) throws(Errno) {
    try step("setAttribute")
    try disk.setAttribute(name, of: file, to: value)
  }
  func removeAttribute(_ name: String, of file: FileDescriptor) throws(Errno) {
    try step("removeAttribute")
    try disk.removeAttribute(name, of: file)
  }
  func copyAccessList(from: FileDescriptor, to: FileDescriptor) throws(Errno) {
    try step("copyAccessList")
    try disk.copyAccessList(from: from, to: to)
  }
  func rename(_ name: FilePath, to newName: FilePath, in folder: FileDescriptor) throws(Errno) {
    try step("rename")
    try disk.rename(name, to: newName, in: folder)
  }
  func renameNew(_ name: FilePath, to newName: FilePath, in folder: FileDescriptor) throws(Errno) {
    try step("renameNew")
    try disk.renameNew(name, to: newName, in: folder)
  }
  func exchange(_ name: FilePath, with other: FilePath, in folder: FileDescriptor) throws(Errno) {
    try step("exchange")
    try disk.exchange(name, with: other, in: folder)
  }
  func unlink(_ name: FilePath, in folder: FileDescriptor) throws(Errno) {
    try step("unlink")
    try disk.unlink(name, in: folder)
  }
  func makeFolder(_ path: FilePath) throws(Errno) {
    try step("makeFolder")
    try disk.makeFolder(path)
  }
  func names(in folder: FileDescriptor) throws(Errno) -> [FilePath] {
    try step("names")
    return try disk.names(in: folder)
  }
  func tryLock(_ file: FileDescriptor) throws(Errno) -> Bool {
    try step("tryLock")
    return try disk.tryLock(file)
  }
  func randomNumber() -> UInt64 { disk.randomNumber() }
  func now() -> Int64 { disk.now() }
  func user() -> UInt32 { disk.user() }
  func sleep(milliseconds: Int) { disk.sleep(milliseconds: 1) }

  private func isFolder(_ file: FileDescriptor) -> Bool { (try? disk.identity(of: file))?.kind == .folder }
}

/// A folder that goes with the test; in memory where there is such a place.
final class TemporaryFolder: Sendable {
  let path: FilePath

  init(on base: String? = nil) {
    let base = base ?? (FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory())
    var template = Array("\(base)/postings-test-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { mkdtemp($0.baseAddress!) != nil }
    precondition(made, "no temporary folder can be made")
    path = template.withUnsafeBufferPointer { FilePath(platformString: $0.baseAddress!) }
  }

  deinit {
    try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path.string)
    try? FileManager.default.removeItem(atPath: path.string)
  }

  /// Writes with plain calls, as any other program would.
  @discardableResult
  func write(_ name: FilePath, _ text: String, mode: mode_t = 0o644) -> FilePath {
    write(name, Array(text.utf8), mode: mode)
  }

  @discardableResult
  func write(_ name: FilePath, _ bytes: [UInt8], mode: mode_t = 0o644) -> FilePath {
    let file = path.appending(name.components)
    let descriptor = file.withPlatformString { open($0, O_WRONLY | O_CREAT | O_TRUNC, mode) }
    precondition(descriptor >= 0, "\(file): \(errno)")
    var done = 0
    while done < bytes.count {
      done += bytes[done...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress!, $0.count) }
    }
    fchmod(descriptor, mode)
    close(descriptor)
    return file
  }

  func bytes(_ name: FilePath) -> [UInt8]? { Self.bytes(path.appending(name.components)) }
  func text(_ name: FilePath) -> String? { bytes(name).map { String(decoding: $0, as: UTF8.self) } }

  static func bytes(_ file: FilePath) -> [UInt8]? {
    let descriptor = file.withPlatformString { open($0, O_RDONLY) }
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = Foundation.read(descriptor, &buffer, buffer.count), count > 0 { bytes += buffer[..<count] }
    return bytes
  }

  var names: [String] {
    let disk = DiskFileSystem()
    guard let folder = try? disk.openFolder(path) else { return [] }
    defer { disk.close(folder) }
    return ((try? disk.names(in: folder)) ?? []).map(\.string).sorted()
  }

  func identity(_ name: FilePath) -> FileIdentity? {
    let disk = DiskFileSystem()
    guard let folder = try? disk.openFolder(path) else { return nil }
    defer { disk.close(folder) }
    return try? disk.identity(of: name, in: folder)
  }

  /// Extended attributes with their values; the folder's own for `.`.
  func attributes(_ name: FilePath) -> [String: [UInt8]] {
    withFile(name) { file in
      let disk = DiskFileSystem()
      var result: [String: [UInt8]] = [:]
      for name in (try? disk.attributeNames(of: file)) ?? [] { result[name] = try? disk.attribute(name, of: file) }
      return result
    } ?? [:]
  }

  /// - Returns: false where the file system has no such attributes.
  func setAttribute(_ attribute: String, of name: FilePath, to value: [UInt8]) -> Bool {
    withFile(name) { (try? DiskFileSystem().setAttribute(attribute, of: $0, to: value)) != nil } ?? false
  }

  private func withFile<Result>(_ name: FilePath, _ body: (FileDescriptor) -> Result) -> Result? {
    let disk = DiskFileSystem()
    guard let folder = try? disk.openFolder(path) else { return nil }
    defer { disk.close(folder) }
    if name == "." { return body(folder) }
    guard let file = try? disk.open(name, in: folder, .reading) else { return nil }
    defer { disk.close(file) }
    return body(file)
  }
}
