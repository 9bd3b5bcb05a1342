internal import SystemPackage

/// A file that appears whole under a name that nobody has.
final class Creation: PreparedWrite {
  let place: FilePlace
  private let bytes: [UInt8]
  private let mode: FilePermissions
  private let temporary: TemporaryFile
  private let save: SafeSave

  let identity: FileIdentity? = nil
  let changesFolder = true
  var planned: PlannedWrite {
    PlannedWrite(path: place.resolved, old: nil, new: bytes, mode: mode, isInPlace: false, index: 0)
  }
  private var fileSystem: any FileSystem { place.fileSystem }
  private var folder: FileDescriptor { place.folder.descriptor }

  init(_ place: FilePlace, _ bytes: [UInt8], mode: FilePermissions, _ save: SafeSave) throws(PostingsError) {
    self.place = place
    self.bytes = bytes
    self.mode = mode
    self.save = save
    let fileSystem = place.fileSystem
    if (try? place.currentIdentity()) != nil { throw .alreadyExists(place.path) }
    temporary = try attempt(.create, place.path) { () throws(Errno) in
      let temporary = try TemporaryFile(beside: place)
      try fileSystem.writeAll(temporary.descriptor, bytes)
      try fileSystem.setMode(temporary.descriptor, mode)
      return temporary
    }
  }

  func abandon() { temporary.discard() }

  func sync() throws(PostingsError) {
    guard save.durability == .disk else { return }
    try attempt(.create, place.path) { () throws(Errno) in try fileSystem.sync(temporary.descriptor) }
  }

  func commit() throws(PostingsError) -> SaveOutcome {
    do throws(Errno) {
      try takeName()
    } catch {
      temporary.discard()
      throw error == .fileExists ? .alreadyExists(place.path) : .failed(.create, place.path, error)
    }
    temporary.wasMoved()
    return .saved(try PostingFile(path: place.path, bytes: bytes, written: temporary.descriptor, on: fileSystem))
  }

  private func takeName() throws(Errno) {
    do throws(Errno) {
      try fileSystem.renameNew(temporary.name, to: place.name, in: folder)
    } catch {
      guard error == .invalidArgument || error == .noFunction || error == .notSupported else { throw error }
      // An empty file of ours holds the name, so that renaming over it takes it from nobody.
      fileSystem.close(try fileSystem.open(place.name, in: folder, .creating))
      do throws(Errno) {
        try fileSystem.rename(temporary.name, to: place.name, in: folder)
      } catch {
        try? fileSystem.unlink(place.name, in: folder)
        throw error
      }
    }
  }
}

/// A file that goes, once its bytes are in the journal.
final class Removal: PreparedWrite {
  private let file: LockedFile

  var place: FilePlace { file.place }
  var identity: FileIdentity? { file.identity }
  let changesFolder = true
  var planned: PlannedWrite {
    PlannedWrite(path: place.resolved, old: file.bytes, new: nil, mode: file.identity.mode, isInPlace: false, index: 0)
  }
  private var fileSystem: any FileSystem { file.fileSystem }
  private var folder: FileDescriptor { place.folder.descriptor }

  init(_ file: LockedFile, _ save: SafeSave) { self.file = file }

  func sync() {}
  func abandon() {}

  /// Moves the file aside, looks at what was moved, and only then unlinks it.
  func commit() throws(PostingsError) -> SaveOutcome {
    let aside = TemporaryName.name(for: place.name, random: fileSystem.randomName())
    let isOld = try attempt(.remove, file.path) { () throws(Errno) in
      guard try file.isUntouched() else { return false }
      try fileSystem.rename(place.name, to: aside, in: folder)
      return (try? fileSystem.identity(of: aside, in: folder))?.hasSameBytes(as: file.identity) ?? true
    }
    guard isOld else {
      try? fileSystem.renameNew(aside, to: place.name, in: folder)
      return try file.current()
    }
    do throws(Errno) {
      try fileSystem.unlink(aside, in: folder)
    } catch {
      try? fileSystem.renameNew(aside, to: place.name, in: folder)
      throw .failed(.remove, file.path, error)
    }
    return .removed
  }
}
