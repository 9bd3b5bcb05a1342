internal import ArgumentParser
internal import Postings
internal import SystemPackage

/// Folders and files that a command reads.
struct InputOptions: ParsableArguments {
  @Argument(
    help: help(
      "Folders and files; - reads a list of paths from standard input. Default: the current folder.",
      "Dossiers et fichiers ; - lit une liste de chemins sur l’entrée standard. Par défaut : le dossier courant.",
      valueName: "path"))
  var paths: [PathArgument] = []

  @OptionGroup var separator: SeparatorOptions

  /// - Throws: what kept standard input from being read.
  func roots() throws(PostingsError) -> [FilePath] {
    paths.isEmpty ? ["."] : try separator.expand(paths)
  }
}

/// How paths are told apart in a list.
struct SeparatorOptions: ParsableArguments {
  @Flag(
    name: [.long, .customShort("0")],
    help: help(
      "Paths on standard input, and those printed, end with a NUL instead of a line feed.",
      "Les chemins lus sur l’entrée standard, et ceux affichés, se terminent par NUL au lieu d’un saut de ligne."))
  var null = false

  var terminator: UInt8 { null ? 0 : UInt8(ascii: "\n") }

  /// Puts the list on standard input in the place of `-`.
  func expand(_ paths: [PathArgument]) throws(PostingsError) -> [FilePath] {
    var expanded: [FilePath] = []
    for path in paths {
      if path.isStandardInput {
        expanded += try StandardInput.paths(separatedBy: terminator)
      } else {
        expanded.append(path.path)
      }
    }
    return expanded
  }
}
