internal import FrontMatter
internal import SystemPackage

/// How one file is put back, decided on what stands there now.
struct TakeBackPlan {
  /// A file and what a group wrote to it, the first write first.
  struct File {
    var path: FilePath
    var entries: [JournalEntry]
  }

  /// Nil: it is as before already.
  private(set) var request: SaveRequest?
  private(set) var isMerge = false

  static func files(of entries: [JournalEntry]) -> [File] {
    var places: [FilePath: Int] = [:]
    var files: [File] = []
    for entry in entries {
      if let place = places[entry.path] {
        files[place].entries.append(entry)
      } else {
        places[entry.path] = files.count
        files.append(File(path: entry.path, entries: [entry]))
      }
    }
    return files
  }

  /// - Throws: ``PostingsError/changedSince(_:)`` when it cannot be put back without losing another change.
  init(_ file: File, on fileSystem: any FileSystem) throws(PostingsError) {
    let current = try Self.read(file.path, on: fileSystem)
    guard let bytes = current?.bytes else {
      try planRecreation(of: file)
      return
    }
    switch Self.unwind(file.entries, from: bytes) {
    case .bytes(let old)?: request = .replace(current!, with: old)
    case .nothing?: request = .remove(current!)
    case nil:
      if file.entries.contains(where: { $0.old == ContentHash(bytes) }) { return }
      guard let entry = file.entries.last, let merged = Self.merge(entry, into: bytes) else {
        throw .changedSince(file.path)
      }
      isMerge = true
      request = merged == bytes ? nil : .replace(current!, with: merged)
    }
  }

  private static func read(_ path: FilePath, on fileSystem: any FileSystem) throws(PostingsError) -> PostingFile? {
    do throws(PostingsError) {
      return try PostingFile.read(path, on: fileSystem)
    } catch {
      if case .notFound = error { return nil }
      throw error
    }
  }

  /// The file is gone: what removed it is taken back, what made it is so already.
  private mutating func planRecreation(of file: File) throws(PostingsError) {
    guard let last = file.entries.last else { return }
    if last.new == nil, let old = last.wholeOld {
      request = .create(file.path, old, mode: last.mode)
    } else if file.entries.first?.old != nil {
      throw .notFound(file.path)
    }
  }

  private enum State {
    case bytes([UInt8])
    case nothing
  }

  /// Goes back through the writes from what stands there. A write that was put down and never made (the file changed
  /// under it, or the process was killed) does not fit and is passed over.
  ///
  /// - Returns: nil when no write fits.
  private static func unwind(_ entries: [JournalEntry], from bytes: [UInt8]) -> State? {
    var state = bytes
    var fits = false
    for entry in entries.reversed() where entry.new == ContentHash(state) {
      if entry.old == nil { return .nothing }
      guard let old = entry.old(from: state) else { continue }
      state = old
      fits = true
    }
    return fits ? .bytes(state) : nil
  }

  /// The fields that the write changed, set back in a file that has changed since.
  private static func merge(_ entry: JournalEntry, into current: [UInt8]) -> [UInt8]? {
    guard let heads = entry.heads else { return nil }
    let old = FrontMatterDocument(heads.old)
    let new = FrontMatterDocument(heads.new)
    // A changed body cannot be told apart from the other program's changes by these starts alone.
    guard heads.old[old.bodyRange].elementsEqual(heads.new[new.bodyRange]) else { return nil }
    let theirs = FrontMatterDocument(current)
    let body = current[theirs.bodyRange]
    let merge = FieldMerge(
      base: FrontMatterDocument(Array(heads.new[..<new.bodyRange.lowerBound]) + body),
      mine: FrontMatterDocument(Array(heads.old[..<old.bodyRange.lowerBound]) + body), theirs: theirs)
    guard case .merged(let document, _) = merge.outcome else { return nil }
    return document.bytes
  }
}
