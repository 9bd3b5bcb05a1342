/// Why a person's editor did not do its work.
public enum EditorFailure: Error, Sendable, Hashable {
  /// Neither `$VISUAL` nor `$EDITOR` is set.
  case noEditor
  case notStarted(String, errno: Int32)
  case failed(String, status: Int32)
}
