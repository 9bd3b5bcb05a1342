public import PostingsLanguage
public import SystemPackage

extension PostingsError {
  /// What went wrong with which file and the way out, in one sentence. Names stand in it as they are: clean it before
  /// it goes to a terminal.
  public func sentence(in language: Language) -> String {
    switch self {
    case .failed(let operation, let path, let error):
      operation.sentence(path.text, error.words(in: language), in: language)
    case .notFound(let path):
      language("\(path.text): there is no such file.", "\(path.text) : ce fichier n’existe pas.")
    case .notAFile(let path, let kind):
      language(
        "\(path.text) is \(kind.words(in: language)), not a file.",
        "\(path.text) est \(kind.words(in: language)), pas un fichier.")
    case .tooLarge(let path, let limit):
      language(
        "\(path.text) is larger than \(limit >> 20) MB: edit it with another program.",
        "\(path.text) dépasse \(limit >> 20) Mo : modifiez-le avec un autre programme.")
    case .readOnly(let path):
      language(
        "\(path.text) is read-only: allow writing (chmod u+w) if you want to change it.",
        "\(path.text) est en lecture seule : autorisez l’écriture (chmod u+w) pour le modifier.")
    case .leadsOut(let path, let target):
      language(
        "\(path.text) is a link to \(target.text), outside of the folders you opened: open that file itself to change it.",
        "\(path.text) est un lien vers \(target.text), hors des dossiers ouverts : ouvrez ce fichier lui-même pour le modifier."
      )
    case .busy(let path):
      language(
        "\(path.text) is being written by another program: try again when it is done.",
        "\(path.text) est en cours d’écriture par un autre programme : réessayez quand il aura fini.")
    case .alreadyExists(let path):
      language(
        "\(path.text) exists already: choose another name.", "\(path.text) existe déjà : choisissez un autre nom.")
    case .keepsChanging(let path):
      language(
        "\(path.text) keeps changing: close the other program that writes it, then try again.",
        "\(path.text) change sans cesse : fermez l’autre programme qui l’écrit, puis réessayez.")
    case .notConfirmed(let path, let error):
      language(
        "\(path.text) was saved, but the disk did not confirm it (\(error.words(in: language))): keep a copy elsewhere.",
        "\(path.text) a été enregistré, mais le disque ne l’a pas confirmé (\(error.words(in: language))) : gardez une copie ailleurs."
      )
    case .halfWritten(let path, let error):
      language(
        "\(path.text) could not be written whole (\(error.words(in: language))); its old text is safe: free the disk, then run `postings undo`.",
        "\(path.text) n’a pas pu être écrit en entier (\(error.words(in: language))) ; l’ancien texte est gardé : libérez le disque, puis lancez `postings undo`."
      )
    case .unsafeState(let path, let flaw): flaw.sentence(path.text, in: language)
    case .changedSince(let path):
      language(
        "\(path.text) has changed since then in the same place: it was left as it is.",
        "\(path.text) a changé depuis au même endroit : il est resté tel quel.")
    case .noStateFolder:
      language(
        "Nothing can be kept to be undone: set HOME or XDG_STATE_HOME.",
        "Rien ne peut être gardé pour être annulé : définissez HOME ou XDG_STATE_HOME.")
    case .nothingToUndo: language("There is nothing to undo.", "Il n’y a rien à annuler.")
    case .nothingToRedo: language("There is nothing to redo.", "Il n’y a rien à rétablir.")
    }
  }
}

extension PostingsError.Operation {
  fileprivate func sentence(_ path: String, _ why: String, in language: Language) -> String {
    switch self {
    case .read: language("\(path) cannot be read: \(why).", "\(path) ne peut pas être lu : \(why).")
    case .write:
      language(
        "\(path) was not saved and is as before: \(why).", "\(path) n’a pas été enregistré et reste tel quel : \(why).")
    case .create: language("\(path) was not created: \(why).", "\(path) n’a pas été créé : \(why).")
    case .remove: language("\(path) was not deleted: \(why).", "\(path) n’a pas été supprimé : \(why).")
    case .lock:
      language("\(path) cannot be locked for writing: \(why).", "\(path) ne peut pas être verrouillé : \(why).")
    case .keepState:
      language(
        "\(path), where postings keeps undo and drafts, cannot be used: \(why).",
        "\(path), où postings garde l’historique et les brouillons, est inutilisable : \(why).")
    }
  }
}

extension PostingsError.Flaw {
  fileprivate func sentence(_ path: String, in language: Language) -> String {
    switch self {
    case .belongsToAnother:
      language(
        "\(path) belongs to another user: remove it, or set XDG_STATE_HOME to a folder of your own.",
        "\(path) appartient à quelqu’un d’autre : supprimez-le ou réglez XDG_STATE_HOME sur un dossier à vous.")
    case .openToOthers:
      language(
        "\(path) can be read or written by other users: run chmod go-rwx on it.",
        "\(path) est ouvert à d’autres utilisateurs : lancez chmod go-rwx dessus.")
    case .notAFolder:
      language("\(path) is not a folder: move it away.", "\(path) n’est pas un dossier : déplacez-le.")
    }
  }
}

extension FileIdentity.Kind {
  fileprivate func words(in language: Language) -> String {
    switch self {
    case .file: language("a file", "un fichier")
    case .folder: language("a folder", "un dossier")
    case .link: language("a link", "un lien")
    case .pipe: language("a pipe", "un tube")
    case .socket: language("a socket", "une socket")
    case .device: language("a device", "un périphérique")
    }
  }
}

extension Errno {
  /// The reason in a person's words; the system's own for the rare ones.
  public func words(in language: Language) -> String {
    switch self {
    case .noSpace: language("the disk is full", "le disque est plein")
    case .diskQuotaExceeded: language("your disk quota is used up", "votre quota de disque est épuisé")
    case .permissionDenied, .notPermitted: language("you have no permission", "vous n’en avez pas le droit")
    case .readOnlyFileSystem: language("the disk is read-only", "le disque est en lecture seule")
    case .ioError: language("the disk reports an error", "le disque signale une erreur")
    case .tooManySymbolicLinkLevels:
      language("it is a link, or links lead in a circle", "c’est un lien, ou des liens tournent en rond")
    case .tooManyLinks: language("it has too many names", "il a trop de noms")
    case .fileNameTooLong: language("the name is too long", "le nom est trop long")
    case .notDirectory: language("part of the path is not a folder", "une partie du chemin n’est pas un dossier")
    case .isDirectory: language("it is a folder", "c’est un dossier")
    case .noSuchFileOrDirectory: language("it does not exist", "il n’existe pas")
    case .fileExists: language("the name is taken", "le nom est pris")
    case .tooManyOpenFiles, .tooManyOpenFilesInSystem:
      language("too many files are open", "trop de fichiers sont ouverts")
    case .fileTooLarge: language("the file would be too large", "le fichier serait trop grand")
    case .textFileBusy, .resourceBusy: language("another program is using it", "un autre programme l’utilise")
    case .staleNFSFileHandle: language("it was replaced on the server", "il a été remplacé sur le serveur")
    case .noLocks: language("the server gives no locks", "le serveur ne donne pas de verrou")
    case .noMemory: language("there is not enough memory", "la mémoire ne suffit pas")
    default: description
    }
  }
}

extension FilePath {
  /// For sentences only: bytes that are not UTF-8 become U+FFFD.
  fileprivate var text: String { withBytes { String(decoding: $0, as: UTF8.self) } }
}
