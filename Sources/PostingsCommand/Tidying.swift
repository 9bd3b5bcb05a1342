internal import Postings
internal import PostingsLanguage
internal import SystemPackage

/// What a killed program left behind, put in order before the next one writes.
enum Tidying {
  /// A save makes its temporary file and locks it at once; one that stands unlocked for so many seconds is nobody’s.
  private static let litterAge = 2

  /// Puts back the old text of files that were half written in place, and says so; removes temporary files beside those
  /// that are to be written. A journal that cannot be read refuses the writes that follow, and is told of there.
  static func run(before files: [FilePath], journal: Journal?, _ console: Console) {
    for file in (try? journal?.recover()) ?? [] {
      console.error(CommandSentence.recovered(String(decoding: file.bytes, as: UTF8.self)).text(in: console.language))
    }
    clean(around: files)
  }

  /// Removes temporary files beside these.
  static func clean(around files: [FilePath]) {
    for folder in folders(of: files) { Litter.clean(folder, minimumAge: litterAge) }
  }

  /// Where the files stand, and where those that are links lead to.
  private static func folders(of files: [FilePath]) -> Set<FilePath> {
    var folders: Set<FilePath> = []
    for file in files {
      folders.insert(file.removingLastComponent())
      if let target = file.linkTarget { folders.insert(target.removingLastComponent()) }
    }
    return folders
  }
}
