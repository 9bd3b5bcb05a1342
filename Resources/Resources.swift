/// Files that are built into the program.
public enum Resources {
  /// A posting of each format and state, one with mistakes on purpose, for a first look at the program; in the order of
  /// their names.
  public static let samplePostings: [(name: String, bytes: [UInt8])] = [
    ("brouillon-chargee-de-concertation.md", PackageResources.brouillon_chargee_de_concertation_md),
    ("civic-developer.en.md", PackageResources.civic_developer_en_md),
    ("community-manager.en.md", PackageResources.community_manager_en_md),
    ("data-steward.md", PackageResources.data_steward_md),
    ("developpeur-civique.fr.md", PackageResources.developpeur_civique_fr_md),
    ("facilitator.en.md", PackageResources.facilitator_en_md),
    ("graphiste-a-reparer.md", PackageResources.graphiste_a_reparer_md),
    ("mediateur-numerique.fr.md", PackageResources.mediateur_numerique_fr_md),
    ("stage-affaires-publiques.md", PackageResources.stage_affaires_publiques_md),
    ("summer-internship.en.md", PackageResources.summer_internship_en_md),
  ]
}
