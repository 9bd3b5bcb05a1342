/// Files that are built into the program.
public enum Resources {
  /// Postings of every format and state, for a first look at the program; in the order of their names.
  public static let samplePostings: [(name: String, bytes: [UInt8])] = [
    // The build tool puts an underscore in the place of a digit that opens a name.
    ("2027-02-01-alternance-donnees.md", PackageResources._027_02_01_alternance_donnees_md),
    ("cassee.md", PackageResources.cassee_md),
    ("community-manager.md", PackageResources.community_manager_md),
    ("data-engineer.md", PackageResources.data_engineer_md),
    ("developpeuse-rails.en.md", PackageResources.developpeuse_rails_en_md),
    ("developpeuse-rails.fr.md", PackageResources.developpeuse_rails_fr_md),
    ("mediation-numerique.md", PackageResources.mediation_numerique_md),
    ("stage-affaires-publiques.md", PackageResources.stage_affaires_publiques_md),
    ("stage-termine.md", PackageResources.stage_termine_md),
    ("ux-designer.md", PackageResources.ux_designer_md),
  ]
}
