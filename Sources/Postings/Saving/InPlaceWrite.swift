internal import SystemPackage

/// Writes over the bytes of the file itself: the only way that keeps several names, an owner that we may not give, or
/// a folder that takes no new file. A kill on the way leaves a mixture, which the journal can tell and mend.
final class InPlaceWrite: PreparedWrite {
  private let file: LockedFile
  private let bytes: [UInt8]
  private let save: SafeSave

  var place: FilePlace { file.place }
  var identity: FileIdentity? { file.identity }
  let changesFolder = false
  var planned: PlannedWrite {
    PlannedWrite(path: place.resolved, old: file.bytes, new: bytes, mode: file.identity.mode, isInPlace: true, index: 0)
  }
  private var fileSystem: any FileSystem { file.fileSystem }

  init(_ file: LockedFile, _ bytes: [UInt8], _ save: SafeSave) {
    self.file = file
    self.bytes = bytes
    self.save = save
  }

  func sync() {}
  func abandon() {}

  func commit() throws(PostingsError) -> SaveOutcome {
    let target = try place.open(.writing)
    defer { fileSystem.close(target) }
    let isUntouched = try attempt(.write, file.path) { () throws(Errno) in
      guard try fileSystem.identity(of: target).isSameFile(as: file.identity) else { return false }
      return try file.isUntouched()
    }
    guard isUntouched else { return try file.current() }
    do throws(Errno) {
      try Self.write(bytes, over: file.bytes, to: target, fileSystem, syncs: save.durability == .disk)
    } catch {
      try putBack(to: target, after: error)
    }
    return .saved(try PostingFile(path: file.path, bytes: bytes, written: target, on: fileSystem))
  }

  private func putBack(to target: FileDescriptor, after error: Errno) throws(PostingsError) -> Never {
    do throws(Errno) {
      // The first write may have stopped anywhere: every byte that could differ is written.
      try Self.write(file.bytes, over: bytes, to: target, fileSystem, syncs: save.durability == .disk)
    } catch {
      throw .halfWritten(file.path, error)
    }
    throw .failed(.write, file.path, error)
  }

  /// Writes from the first byte that differs: what stands before it is the same in the old file, the new one and
  /// every mixture of the two.
  private static func write(
    _ new: [UInt8], over old: [UInt8], to target: FileDescriptor, _ fileSystem: any FileSystem, syncs: Bool
  ) throws(Errno) {
    let start = ByteDelta.commonPrefix(old, new)
    if start < new.count { try fileSystem.writeAll(target, new[start...], at: start) }
    if old.count > new.count { try fileSystem.truncate(target, to: new.count) }
    if syncs { try fileSystem.sync(target) }
  }
}
