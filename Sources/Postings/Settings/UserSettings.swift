internal import FrontMatter
public import PostingsLanguage
public import SystemPackage

/// What a person likes, in `$XDG_CONFIG_HOME/postings/config.yml`. It can name no program to run.
///
/// ```yaml
/// theme: light
/// language: fr
/// mouse: false
/// confirm: always
/// keys:
///   list: {x: mark, "g m": mark-all-visible, p: none}
/// ```
public struct UserSettings: Sendable {
  /// The file as it was read.
  public let source: SettingsDocument
  /// Nil: by what the terminal says of itself.
  public private(set) var theme: Theme?
  /// Nil: by the environment.
  public private(set) var language: Language?
  /// Whether the mouse is reported to the program.
  public private(set) var usesMouse = true
  /// When a change is shown before it is written.
  public private(set) var confirmation = Confirmation.always
  /// Without boxes, for screen readers and slow links.
  public private(set) var isPlain = false
  /// Bindings in the order of the file; screens, keys and commands are checked by who knows them.
  public private(set) var keys: [KeySetting] = []
  /// Entries that are not understood, in the order in which they were met.
  public private(set) var problems: [SettingsProblem] = []

  /// Which colours go together.
  public enum Theme: String, Sendable, Hashable, CaseIterable {
    case dark
    case light
    /// No colour: differences are attributes, letters and words.
    case mono
  }

  /// When a change is shown before it is written.
  public enum Confirmation: String, Sendable, Hashable, CaseIterable {
    /// Before many files are written.
    case bulk
    case always
    case never
  }

  /// A key and the command that it runs on a screen.
  public struct KeySetting: Sendable, Hashable {
    /// The screen’s name, as written.
    public var screen: String
    /// In the notation of keys, as written.
    public var keys: String
    /// A command’s name, as written; `none` frees the keys.
    public var command: String
    /// Where the screen, the keys and the command stand in the file, in bytes.
    public var offsets: (screen: Int, keys: Int, command: Int)

    /// The same words at the same places.
    public static func == (a: Self, b: Self) -> Bool {
      a.screen == b.screen && a.keys == b.keys && a.command == b.command && a.offsets == b.offsets
    }
    /// Feeds the words.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(screen)
      hasher.combine(keys)
      hasher.combine(command)
    }
  }

  /// What these bytes say; with none, the usual.
  public init(_ source: SettingsDocument) {
    self.source = source
    var reader = SettingsReader(source)
    reader.forEach(reader.members, known: ["theme", "language", "mouse", "confirm", "plain", "keys"]) {
      reader, member in
      switch member.key {
      case "theme": theme = Self.theme(member, &reader)
      case "language": language = Self.language(member, &reader)
      case "mouse": usesMouse = reader.flag(member) ?? usesMouse
      case "confirm": confirmation = reader.choice(member) ?? confirmation
      case "plain": isPlain = reader.flag(member) ?? isPlain
      default: readKeys(member, &reader)
      }
    }
    problems = reader.problems
  }

  /// `auto` is what holds when nothing is said.
  private enum ThemeWord: String, CaseIterable { case auto, dark, light, mono }
  private enum LanguageWord: String, CaseIterable { case auto, en, fr }

  private static func theme(_ member: FieldMember, _ reader: inout SettingsReader) -> Theme? {
    let word: ThemeWord? = reader.choice(member)
    return word.flatMap { Theme(rawValue: $0.rawValue) }
  }

  private static func language(_ member: FieldMember, _ reader: inout SettingsReader) -> Language? {
    let word: LanguageWord? = reader.choice(member)
    return word.flatMap { Language(rawValue: $0.rawValue) }
  }

  private mutating func readKeys(_ member: FieldMember, _ reader: inout SettingsReader) {
    for screen in reader.table(member) where !screen.isShadowed {
      for binding in reader.table(screen) where !binding.isShadowed {
        let command = reader.text(binding) ?? "none"
        keys.append(
          KeySetting(
            screen: screen.key, keys: binding.key, command: command,
            offsets: (
              screen.keyRange.lowerBound, binding.keyRange.lowerBound, binding.node.range.lowerBound
            )))
      }
    }
  }

  /// Reads them; what is missing is as usual, and what is wrong stands in ``problems``.
  ///
  /// - Parameter path: of `config.yml` in ``BaseFolder/config``.
  public static func read(_ path: FilePath?, on fileSystem: some FileSystem = DiskFileSystem()) -> UserSettings {
    guard let path else { return UserSettings(SettingsDocument(path: "config.yml")) }
    do throws(PostingsError) {
      let file = try PostingFile.read(path, limit: SettingsDocument.sizeLimit, on: fileSystem)
      return UserSettings(SettingsDocument(path: path, bytes: file.bytes))
    } catch {
      var settings = UserSettings(SettingsDocument(path: path))
      if case .notFound = error { return settings }
      settings.problems = [SettingsProblem(path: path, .notRead(error))]
      return settings
    }
  }
}
