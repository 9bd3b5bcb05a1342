internal import ArgumentParser

/// What the commands that write take.
struct WritingOptions: ParsableArguments {
  @Flag(
    help: help(
      "Print what would change as a patch, and write nothing.",
      "Afficher ce qui changerait comme un patch, sans rien écrire."))
  var dryRun = false

  @Flag(name: .shortAndLong, help: help("No summary, no progress.", "Ni résumé, ni progression."))
  var quiet = false
}
