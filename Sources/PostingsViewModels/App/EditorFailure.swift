/// Why a person's editor did not do its work.
public enum EditorFailure: Error, Sendable, Hashable {
  /// Neither `$VISUAL` nor `$EDITOR` is set.
  case noEditor
  case notStarted(String, errno: Int32)
  case failed(String, status: Int32)
  /// The file for a text of its own could not be made, or not be read again.
  case noFile(errno: Int32)
  /// What it left is not UTF-8, or too long.
  case notText
}
