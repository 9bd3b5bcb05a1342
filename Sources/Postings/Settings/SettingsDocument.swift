public import FrontMatter
public import SystemPackage

/// A settings file: YAML without fences, with the place of each entry.
public struct SettingsDocument: Sendable {
  /// The file.
  public let path: FilePath
  /// Its bytes and fields.
  public internal(set) var document: FrontMatterDocument

  /// Larger ones are not settings.
  public static let sizeLimit = 1 << 20

  /// A file’s bytes; none: it does not exist yet.
  public init(path: FilePath, bytes: [UInt8] = []) {
    self.path = path
    document = FrontMatterDocument(plain: bytes, format: .yaml)
  }

  /// Something is wrong at a byte offset of the file.
  public func problem(_ detail: SettingsProblem.Detail, at offset: Int) -> SettingsProblem {
    let (line, column) = document.position(at: offset)
    return SettingsProblem(path: path, line: line, column: column, detail)
  }

  /// What keeps the file from being read whole.
  var syntaxProblems: [SettingsProblem] {
    document.errors.map { SettingsProblem(path: path, line: $0.line, column: $0.column, .syntax($0)) }
  }
}
