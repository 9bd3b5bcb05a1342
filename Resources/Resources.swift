/// Files that are built into the program.
public enum Resources {
  /// One posting a format and a state, for a first look at the program; in the order of their names.
  public static let samplePostings: [(name: String, bytes: [UInt8])] = [
    ("stage-affaires-publiques.md", PackageResources.stage_affaires_publiques_md)
  ]
}
