internal import FrontMatter
public import SystemPackage

/// Writes `.postings.yml` as safely as a posting, so that `undo` takes it back.
public struct SettingsStore: Sendable {
  private let journal: Journal?
  private let save: SafeSave

  /// - Parameter journal: nil where none can be kept; then nothing can be taken back.
  public init(journal: Journal?, save: SafeSave = SafeSave()) {
    self.journal = journal
    self.save = save
  }

  /// Why a change was not made; nothing was written.
  public enum Failure: Error, Sendable, Hashable {
    case file(PostingsError)
    case content(SettingsProblem)
  }

  /// Makes a change on the file as it stands now.
  ///
  /// - Returns: the settings as they are then.
  public func make(_ change: SettingsChange, in path: FilePath) throws(Failure) -> CollectionSettings {
    // Another program may write between our reading and our writing; then the change is made on what it wrote.
    for _ in 0..<3 {
      let file = try existing(path)
      let document = SettingsDocument(path: path, bytes: file?.bytes ?? [])
      let bytes = try bytes(of: change, on: document)
      do throws(PostingsError) {
        switch try write(bytes, over: file, at: path, label: change.label) {
        case .saved(let saved), .unchanged(let saved):
          return CollectionSettings(SettingsDocument(path: path, bytes: saved.bytes))
        case .changedOnDisk, .removed: continue
        }
      } catch {
        throw .file(error)
      }
    }
    throw .file(.keepsChanging(path))
  }

  private func existing(_ path: FilePath) throws(Failure) -> PostingFile? {
    do throws(PostingsError) {
      return try PostingFile.read(path, limit: SettingsDocument.sizeLimit)
    } catch {
      if case .notFound = error { return nil }
      throw .file(error)
    }
  }

  private func bytes(of change: SettingsChange, on document: SettingsDocument) throws(Failure) -> [UInt8] {
    do throws(FrontMatterError) {
      return try change.applied(to: document)
    } catch {
      let cause = document.document.errors.first ?? error
      throw .content(SettingsProblem(path: document.path, line: cause.line, column: cause.column, .syntax(cause)))
    }
  }

  private func write(
    _ bytes: [UInt8], over file: PostingFile?, at path: FilePath, label: String
  ) throws(PostingsError) -> SaveOutcome {
    let request: SaveRequest = file.map { .replace($0, with: bytes) } ?? .create(path, bytes)
    guard let group = journal?.group(label) else { return try save.perform([request])[0].get() }
    let results = save.perform([request]) { (writes) throws(PostingsError) in try group.record(writes) }
    return try results[0].get()
  }
}
