internal import SystemPackage

/// A new file of ours beside the one that it will replace.
final class TemporaryFile {
  let place: FilePlace
  let name: FilePath
  let descriptor: FileDescriptor
  private var isListed = true
  private var isOpen = true
  private var fileSystem: any FileSystem { place.fileSystem }

  /// Makes it empty, mode 0600, and locks it, so that a cleaner of litter knows that it is in use.
  init(beside place: FilePlace) throws(Errno) {
    self.place = place
    self.name = TemporaryName.name(for: place.name, random: place.fileSystem.randomName())
    self.descriptor = try place.fileSystem.open(name, in: place.folder.descriptor, .creating)
    _ = try? place.fileSystem.tryLock(descriptor)
  }

  deinit {
    discard()
    if isOpen { fileSystem.close(descriptor) }
  }

  /// Hands the open, locked descriptor over to somebody who will close it.
  func keepOpen() -> FileDescriptor {
    isOpen = false
    return descriptor
  }

  /// The name now belongs to another file, or to none.
  func wasMoved() { isListed = false }

  func discard() {
    guard isListed else { return }
    isListed = false
    try? fileSystem.unlink(name, in: place.folder.descriptor)
  }

  /// Gives it the owner, attributes, access list and mode of another file.
  ///
  /// - Returns: false when one of them cannot be kept.
  func takeAttributes(of file: LockedFile) throws(Errno) -> Bool {
    let own = try fileSystem.identity(of: descriptor)
    guard keepsOwner(of: file.identity, own), keepsAttributes(of: file.descriptor) else { return false }
    try fileSystem.setMode(descriptor, file.identity.mode)
    return true
  }

  private func keepsOwner(of wanted: FileIdentity, _ own: FileIdentity) -> Bool {
    let user = wanted.user == own.user ? nil : wanted.user
    let group = wanted.group == own.group ? nil : wanted.group
    guard user != nil || group != nil else { return true }
    return (try? fileSystem.setOwner(descriptor, user: user, group: group)) != nil
  }

  private func keepsAttributes(of source: FileDescriptor) -> Bool {
    do throws(Errno) {
      let wanted = try names(of: source)
      // A folder's default access list has come upon the new file; the old one did not have it.
      for name in try names(of: descriptor) where !wanted.contains(name) && !Self.isSetBySystem(name) {
        try fileSystem.removeAttribute(name, of: descriptor)
      }
      for name in wanted {
        do throws(Errno) {
          try fileSystem.setAttribute(name, of: descriptor, to: try fileSystem.attribute(name, of: source))
        } catch {
          if !Self.isSetBySystem(name) { throw error }
        }
      }
      try fileSystem.copyAccessList(from: source, to: descriptor)
      return true
    } catch {
      return false
    }
  }

  private func names(of file: FileDescriptor) throws(Errno) -> [String] {
    do throws(Errno) {
      return try fileSystem.attributeNames(of: file)
    } catch {
      if error == .notSupported || error == .noFunction { return [] }
      throw error
    }
  }

  /// Labels that the system gives by its own policy, and that only an administrator may set.
  private static func isSetBySystem(_ name: String) -> Bool {
    name.utf8.starts(with: "security.".utf8) || name.utf8.starts(with: "trusted.".utf8)
      || name.utf8.starts(with: "com.apple.provenance".utf8)
  }
}

/// `.NAME.postings-RANDOM.tmp`: told from all other names, never foreseen, never too long.
enum TemporaryName {
  private static let middle = Array(".postings-".utf8)
  private static let end = Array(".tmp".utf8)
  /// In bytes, on every common file system.
  private static let lengthLimit = 255

  static func name(for name: FilePath, random: String) -> FilePath {
    let room = lengthLimit - 1 - middle.count - 16 - end.count
    return FilePath(bytes: [UInt8(ascii: ".")] + name.bytes.prefix(room) + middle + Array(random.utf8) + end)
  }

  static func matches(_ name: FilePath) -> Bool {
    name.withBytes { bytes in
      guard bytes.count > 1 + middle.count + 16 + end.count, bytes.first == UInt8(ascii: "."),
        bytes.suffix(end.count).elementsEqual(end)
      else { return false }
      let random = bytes.dropLast(end.count).suffix(16)
      let before = bytes.dropLast(end.count + 16)
      return HexText.number(of: random) != nil && before.suffix(middle.count).elementsEqual(middle)
    }
  }
}
