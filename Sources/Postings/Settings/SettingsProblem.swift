public import FrontMatter
public import SystemPackage

/// An entry of a settings file that is not understood: where it stands and why; its default stays in force.
public struct SettingsProblem: Error, Sendable, Hashable {
  /// The settings file.
  public var path: FilePath
  /// Counted from 1; 0 when the whole file is meant.
  public var line: Int
  /// Counted from 1, in Unicode scalars; 0 when the whole file is meant.
  public var column: Int
  /// What is wrong.
  public var detail: Detail

  /// A problem at a place of a file.
  public init(path: FilePath, line: Int = 0, column: Int = 0, _ detail: Detail) {
    self.path = path
    self.line = line
    self.column = column
    self.detail = detail
  }

  /// What can be wrong, as facts.
  public enum Detail: Sendable, Hashable {
    case notRead(PostingsError)
    case syntax(FrontMatterError)
    /// - nearest: the known name that was most likely meant.
    case unknown(name: String, kind: Kind, nearest: String?)
    /// The same key again: the last one counts.
    case duplicate(key: String)
    case expected(key: String, Shape)
    case notOneOf(key: String, value: String, allowed: [String])
    /// A setting that would run a program: settings may come with a folder that others wrote.
    case namesProgram(key: String)
    case badQuery(view: String, QueryError)
    case badSort(String)
    case badWidth(column: String)
    case badKeys(String)
    /// Where text is typed, a key that types a character cannot run a command.
    case keyTypesText(String)
    /// The keys, or their beginning, have another command in the same screen.
    case keysTaken(String, by: String)
  }

  /// What a name should have been the name of.
  public enum Kind: Sendable, Hashable {
    case setting
    case role
    case screen
    case command
  }

  /// What a value should have been.
  public enum Shape: Sendable, Hashable {
    case text
    case list
    case flag
    case table
  }
}
