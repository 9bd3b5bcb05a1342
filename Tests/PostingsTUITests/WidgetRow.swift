import PostingsTestSupport
import Testing

/// Keys in, front matter before and after.
struct WidgetRow: CustomTestStringConvertible, Sendable {
  var name: String
  /// Keys from the first row on; what begins with `"` is typed as text, with `^` pasted.
  var keys: [String]
  var before: String
  var after: String
  var testDescription: String { name }

  @MainActor func press(on session: Session) {
    for keys in keys {
      switch keys.first {
      case "\"": session.type(String(keys.dropFirst()))
      case "^": session.paste(String(keys.dropFirst()))
      default: session.press(keys)
      }
    }
  }
}
