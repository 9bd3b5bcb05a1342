internal import SystemPackage

/// A new file that takes the name of the old one in a single step.
final class Replacement: PreparedWrite {
  private let file: LockedFile
  private let bytes: [UInt8]
  private let temporary: TemporaryFile
  private let save: SafeSave
  private(set) var otherWay: (any PreparedWrite)?

  var place: FilePlace { file.place }
  var identity: FileIdentity? { file.identity }
  let changesFolder = true
  var planned: PlannedWrite {
    PlannedWrite(
      path: place.resolved, old: file.bytes, new: bytes, mode: file.identity.mode, isInPlace: false, index: 0)
  }
  private var fileSystem: any FileSystem { file.fileSystem }
  private var folder: FileDescriptor { place.folder.descriptor }

  /// Writes the new bytes beside the file, or chooses to write in place where that cannot be.
  static func prepare(_ file: LockedFile, _ bytes: [UInt8], _ save: SafeSave) throws(PostingsError) -> any PreparedWrite
  {
    // A replacement would take one name away from the others.
    if file.identity.linkCount > 1 { return InPlaceWrite(file, bytes, save) }
    do throws(Errno) {
      let temporary = try TemporaryFile(beside: file.place)
      try file.fileSystem.writeAll(temporary.descriptor, bytes)
      guard try temporary.takeAttributes(of: file) else { return InPlaceWrite(file, bytes, save) }
      return Replacement(file, bytes, temporary, save)
    } catch {
      switch error {
      case .permissionDenied, .notPermitted, .fileNameTooLong: return InPlaceWrite(file, bytes, save)
      default: throw .failed(.write, file.path, error)
      }
    }
  }

  private init(_ file: LockedFile, _ bytes: [UInt8], _ temporary: TemporaryFile, _ save: SafeSave) {
    self.file = file
    self.bytes = bytes
    self.temporary = temporary
    self.save = save
    // Only a hint: `sync` is what counts.
    if save.durability == .disk { try? file.fileSystem.startWriting(temporary.descriptor) }
  }

  func abandon() { temporary.discard() }

  func sync() throws(PostingsError) {
    guard save.durability == .disk else { return }
    try attempt(.write, file.path) { () throws(Errno) in try fileSystem.sync(temporary.descriptor) }
  }

  func commit() throws(PostingsError) -> SaveOutcome {
    let isUntouched: Bool
    do throws(Errno) {
      isUntouched = try file.isUntouched()
    } catch {
      temporary.discard()
      throw error == .noSuchFileOrDirectory ? .notFound(file.path) : .failed(.write, file.path, error)
    }
    guard isUntouched, try takeName() else {
      temporary.discard()
      return try file.current()
    }
    return .saved(try PostingFile(path: file.path, bytes: bytes, written: temporary.descriptor, on: fileSystem))
  }

  /// - Returns: false when another program's file came between, which then has its name again.
  private func takeName() throws(PostingsError) -> Bool {
    do throws(Errno) {
      try fileSystem.exchange(temporary.name, with: place.name, in: folder)
    } catch {
      switch error {
      case .invalidArgument, .noFunction, .notSupported: return try takeNameWithoutExchange()
      default: throw refusal(error)
      }
    }
    // From here on the temporary name means the old file.
    if displacedIsOld() {
      temporary.discard()
      return true
    }
    giveNameBack()
    return false
  }

  private func takeNameWithoutExchange() throws(PostingsError) -> Bool {
    do throws(Errno) {
      try fileSystem.rename(temporary.name, to: place.name, in: folder)
    } catch {
      throw refusal(error)
    }
    temporary.wasMoved()
    return true
  }

  /// Over a file that is open, ours too, some file systems let nothing be renamed (SMB, shared folders of virtual
  /// machines); a sticky folder keeps the names of others' files. The file itself may be written all the same.
  private func refusal(_ error: Errno) -> PostingsError {
    temporary.discard()
    switch error {
    case .resourceBusy, .textFileBusy, .permissionDenied, .notPermitted: otherWay = InPlaceWrite(file, bytes, save)
    default: break
    }
    return .failed(.write, file.path, error)
  }

  /// Whether what we put out is the file that was read, with the bytes that were read. When that cannot be told, it is:
  /// it was a moment ago.
  private func displacedIsOld() -> Bool {
    do throws(Errno) {
      let displaced = try fileSystem.identity(of: temporary.name, in: folder)
      guard displaced.hasSameBytes(as: file.identity) else { return false }
      return try file.holdsSameBytes()
    } catch {
      return true
    }
  }

  /// Exchanges again, until what comes out is our own file: had a third program replaced ours meanwhile, its file would
  /// come out, and goes back in.
  private func giveNameBack() {
    for _ in 0..<8 {
      guard (try? fileSystem.exchange(temporary.name, with: place.name, in: folder)) != nil else { return }
      guard let displaced = try? fileSystem.identity(of: temporary.name, in: folder),
        let own = try? fileSystem.identity(of: temporary.descriptor)
      else { return temporary.wasMoved() }
      if displaced.isSameFile(as: own) { return }
    }
  }
}
