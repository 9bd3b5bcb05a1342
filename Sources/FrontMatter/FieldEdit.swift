/// What to do to a field. `FrontMatterDocument.edit(for:)` turns it into a ``TextEdit``.
public enum FieldEdit: Sendable, Hashable {
  /// Gives a field this value; makes it, in its neighbours' style, when it is missing.
  case set(FieldPath, to: FieldValue)
  /// The same, spelled exactly so, in the file's own notation; refused unless it is just one value.
  case setLiteral(FieldPath, to: String)
  /// Takes a key with its value, or an item of a list, out.
  case unset(FieldPath)
  /// Gives a key another name; its value and its place stay.
  case rename(FieldPath, to: String)
  /// A new key in the table `of` (the empty path: the top).
  case insertKey(String, of: FieldPath, to: FieldValue, at: Place)
  /// A new item in a list; `at` counts from 0, the count itself appends.
  case insertItem(FieldValue, of: FieldPath, at: Int)
  /// An item of a list to another index (its index afterwards).
  case moveItem(of: FieldPath, from: Int, to: Int)
  /// A single value becomes a list of it: never done unless asked.
  case convertToList(FieldPath)

  /// Where a new key goes.
  public enum Place: Sendable, Hashable {
    case first
    case last
    case before(String)
    case after(String)
  }
}
