public import SystemPackage

/// The folders of a person’s home that programs keep their own things in (XDG Base Directory Specification 0.8).
public enum BaseFolder: String, Sendable, CaseIterable {
  /// What should outlive a restart: the journal, drafts, histories.
  case state = "XDG_STATE_HOME"
  /// What can be made again at any time.
  case cache = "XDG_CACHE_HOME"
  /// What the person has set.
  case config = "XDG_CONFIG_HOME"

  private var belowHome: FilePath {
    switch self {
    case .state: ".local/state"
    case .cache: ".cache"
    case .config: ".config"
    }
  }

  /// Our folder in it: `postings` below what the variable says, else below the usual place in `HOME`.
  ///
  /// - Parameter variable: the value of a variable of the environment; one that is no absolute path is ignored.
  /// - Returns: nil where there is no home either.
  public func ofPostings(_ variable: (String) -> String?) -> FilePath? {
    if let base = variable(rawValue).map({ FilePath($0) }), base.isAbsolute { return base.appending("postings") }
    guard let home = variable("HOME").map({ FilePath($0) }), home.isAbsolute else { return nil }
    return home.pushing(belowHome).appending("postings")
  }
}
