internal import Postings
public import PostingsLanguage
public import SystemPackage
internal import TerminalText

extension Status {
  /// One sentence, clean for a terminal.
  ///
  /// - Parameter name: what a file is called here.
  public func sentence(in language: Language, name: (FilePath) -> String) -> String {
    switch self {
    case .saved(let path, let fields):
      fields.isEmpty
        ? language("Saved \(name(path)). u takes it back.", "\(name(path)) enregistré. u l’annule.")
        : language(
          "Saved \(name(path)); kept what another program had changed: \(fields.joined(separator: ", ")).",
          "\(name(path)) enregistré ; ce qu’un autre programme avait changé est gardé : \(fields.joined(separator: ", "))."
        )
    case .nothingChanged: language("Nothing has changed.", "Rien n’a changé.")
    case .copied(let path):
      language("Your version is in \(name(path)).", "Votre version est dans \(name(path)).")
    case .recovered(let path):
      language(
        "\(name(path)) was left half written by a program that was stopped: its old text is back.",
        "\(name(path)) avait été à moitié écrit par un programme arrêté : son ancien texte est rétabli.")
    case .undone(let label): language("Taken back: \(label).", "Annulé : \(label).")
    case .takingBack: language("Putting the files back…", "Remise en place des fichiers…")
    case .refused(let error): error.sentence(in: language)
    case .failed(let error): error.sentence(in: language).cleaned()
    case .stopped: language("Reading was stopped: R reads again.", "La lecture a été arrêtée : R relit.")
    case .cannot(let reason): reason.sentence(in: language)
    case .origin(let origin): origin.sentence(in: language)
    case .samplesShown:
      language(
        "No posting in this folder: these are the samples built into the program. Run “postings FOLDER” for yours.",
        "Aucune offre dans ce dossier : voici les exemples fournis. Lancez « postings DOSSIER » pour les vôtres.")
    case .editorFailed(let failure): failure.sentence(in: language)
    case .git(let failure): failure.sentence(in: language, name: name)
    case .sameAsCommitted: language("It is as in the last commit.", "Elle est comme dans le dernier commit.")
    case .bulk(let status): status.sentence(in: language).cleaned()
    case .settingsReread:
      language(
        "What is set for this collection changed on the disk, and holds now.",
        "Les réglages de ce dossier ont changé sur le disque, et valent maintenant.")
    case .settingsProblems(let problems): problems.sentence(in: language)
    case .viewSaved(let name, let number): Self.viewSaved(name, number, language)
    case .viewDropped(let name):
      language(
        "Dropped the view “\(name.cleaned())”. u takes it back.", "Vue « \(name.cleaned()) » supprimée. u l’annule.")
    case .addressOpened(let address): language("Opened: \(address.cleaned())", "Ouvert : \(address.cleaned())")
    case .addressNotOpened(let address):
      language(
        "No program here opens addresses; copy it: \(address.cleaned())",
        "Aucun programme n’ouvre les adresses ici ; copiez-la : \(address.cleaned())")
    case .unreadable(let text): text.cleaned()
    case .clipped(let text): language("Copied: \(text.cleaned())", "Copié : \(text.cleaned())")
    case .bodySearchStopped(let percent):
      language(
        "The search of bodies was stopped after \(percent) %.",
        "La recherche dans les corps a été arrêtée à \(percent) %.")
    case .reloaded(let added, let changed, let removed):
      Self.reloaded(added: added, changed: changed, removed: removed, language)
    case .draftKept(let path):
      language(
        "Changed on disk; your draft is kept, ^S puts both together: \(name(path))",
        "Changé sur le disque ; brouillon gardé, ^S réunira les deux : \(name(path))")
    case .removedOnDisk(let path):
      language("\(name(path)) was removed from the disk.", "\(name(path)) a été supprimé du disque.")
    case .watchesRanOut:
      language(
        "The system has no more watches: changes on disk are looked for now and then (fs.inotify.max_user_watches).",
        "Le système n’a plus de veilles : les changements sont cherchés de temps en temps (fs.inotify.max_user_watches)."
      )
    case .editorClosed: language("Back from the editor.", "De retour de l’éditeur.")
    }
  }
}

extension Status {
  fileprivate static func viewSaved(_ name: String, _ number: Int, _ language: Language) -> String {
    let saved = language(
      "Saved the view “\(name.cleaned())” in .postings.yml", "Vue « \(name.cleaned()) » enregistrée dans .postings.yml")
    guard (1...9).contains(number) else { return saved + "." }
    return saved + language(": \(number) recalls it.", " : \(number) la rappelle.")
  }
}

extension [SettingsProblem] {
  /// The first one, and how many more there are.
  func sentence(in language: Language) -> String {
    guard let first else { return "" }
    let name = first.path.lastComponent?.string
    let more = count > 1 ? language(" (and \(count - 1) more)", " (et \(count - 1) autre\(count > 2 ? "s" : ""))") : ""
    return first.sentence(in: language, name: name) + more
  }
}

extension Status {
  fileprivate static func reloaded(added: Int, changed: Int, removed: Int, _ language: Language) -> String {
    if added == 0, removed == 0 {
      return language(
        "\(changed) file\(changed == 1 ? "" : "s") changed on disk, reloaded.",
        changed == 1
          ? "1 fichier a changé sur le disque, relu." : "\(changed) fichiers ont changé sur le disque, relus.")
    }
    let parts: [(Int, String)] = [
      (added, language("new", added > 1 ? "nouveaux" : "nouveau")),
      (changed, language("changed", changed > 1 ? "modifiés" : "modifié")),
      (removed, language("removed", removed > 1 ? "supprimés" : "supprimé")),
    ]
    let said = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    return language("On disk: \(said); reloaded.", "Sur le disque : \(said) ; relu.")
  }
}

extension EditorFailure {
  func sentence(in language: Language) -> String {
    switch self {
    case .noEditor:
      language(
        "No editor was found: set $VISUAL or $EDITOR to the one you use.",
        "Aucun éditeur trouvé : indiquez le vôtre dans $VISUAL ou $EDITOR.")
    case .notStarted(let name, _):
      language(
        "The editor “\(name.cleaned())” could not be started: look at $VISUAL and $EDITOR.",
        "L’éditeur « \(name.cleaned()) » n’a pas pu démarrer : vérifiez $VISUAL et $EDITOR.")
    case .failed(let name, let status):
      language(
        "“\(name.cleaned())” ended with an error (\(status)); the file is shown as it is now.",
        "« \(name.cleaned()) » a fini sur une erreur (\(status)) ; le fichier est montré tel qu’il est.")
    case .noFile:
      language(
        "The value could not be put into a file for the editor; it is as it was.",
        "La valeur n’a pas pu être mise dans un fichier pour l’éditeur ; elle est comme avant.")
    case .notText:
      language(
        "What the editor left is not UTF-8 text; the value is as it was.",
        "Ce que l’éditeur a laissé n’est pas du texte UTF-8 ; la valeur est comme avant.")
    }
  }
}

extension Status.Reason {
  public func sentence(in language: Language) -> String {
    switch self {
    case .noPosting: language("There is nothing under the cursor.", "Il n’y a rien sous le curseur.")
    case .folded:
      language("The group is folded: Enter shows its postings.", "Le groupe est replié : Entrée montre ses offres.")
    case .noGroups:
      language("Nothing is grouped: g b groups by a field.", "Rien n’est groupé : g b groupe par un champ.")
    case .brokenPosting:
      language(
        "Its front matter cannot be read whole: E opens the file in your editor.",
        "Son en-tête ne peut pas être lu en entier : E ouvre le fichier dans votre éditeur.")
    case .onlyInEditor:
      language("This field is edited in your editor: press E.", "Ce champ se modifie dans votre éditeur : tapez E.")
    case .noFilter: language("Nothing is filtered.", "Rien n’est filtré.")
    case .noUndo: language("There is nothing to undo here.", "Il n’y a rien à annuler ici.")
    case .noRedo: language("There is nothing to redo here.", "Il n’y a rien à rétablir ici.")
    case .notInFile:
      language("The field is not in the file; Enter adds it.", "Le champ n’est pas dans le fichier ; Entrée l’ajoute.")
    case .noOtherType: language("This reads as text only.", "Ceci ne se lit que comme du texte.")
    case .noItemThere: language("There is no item to change places with.", "Aucun élément avec qui échanger.")
    case .noFieldChanged:
      language("Only the text below the fields has changed.", "Seul le texte sous les champs a changé.")
    case .noDateHere: language("There is no date here to move.", "Il n’y a pas de date à déplacer ici.")
    case .notASingleValue: language("Only a single value can be typed.", "Seule une valeur simple peut être saisie.")
    case .nothingWritten:
      language("Nothing is written; the form keeps yours.", "Rien n’est écrit ; le formulaire garde votre version.")
    case .onlyOneSide: language("Only one side changed this.", "Un seul côté l’a changé.")
    case .cannotKeepBoth: language("These cannot be kept both: m or d.", "On ne peut garder les deux : m ou d.")
    case .notDecided(let count):
      language("\(count) still to decide: m, d, b or e.", "Encore \(count) à décider : m, d, b ou e.")
    case .asOnDisk: language("As on disk: nothing to write.", "Comme sur le disque : rien à écrire.")
    case .draftDropped: language("The draft is thrown away.", "Le brouillon est jeté.")
    case .draftStays: language("The draft is kept for later.", "Le brouillon est gardé pour plus tard.")
    case .draftRestored:
      language("The draft is restored; nothing is written yet.", "Le brouillon est rétabli ; rien n’est encore écrit.")
    case .acts(let reason): reason.sentence(in: language)
    case .noViews:
      language(
        "No view is saved here yet: “:view save NAME” saves one.",
        "Aucune vue enregistrée ici : « :view save NOM » en enregistre une.")
    case .noView(let number): language("There is no view \(number).", "Il n’y a pas de vue \(number).")
    case .noViewNamed(let name):
      language("There is no view “\(name.cleaned())”.", "Il n’y a pas de vue « \(name.cleaned()) ».")
    case .noFailures: language("Every file and folder could be read.", "Tous les fichiers et dossiers ont pu être lus.")
    case .viewNeedsName:
      language("Give the view a name: “:view save NAME”.", "Donnez un nom à la vue : « :view save NOM ».")
    case .notFound(let text): language("“\(text.cleaned())” is not found.", "« \(text.cleaned()) » est introuvable.")
    case .nothingSought: language("Nothing is sought: / finds text.", "Rien n’est cherché : / cherche du texte.")
    case .noLinks: language("There is no link in this text.", "Il n’y a pas de lien dans ce texte.")
    case .noLink(let number): language("There is no link \(number) here.", "Il n’y a pas de lien \(number) ici.")
    case .linkLeadsNowhere(let address):
      language(
        "No posting here answers to “\(address.cleaned())”.", "Aucune offre ici ne répond à « \(address.cleaned()) ».")
    case .schemeRefused(let scheme):
      language(
        "Addresses of the kind “\(scheme.cleaned()):” are not opened from here.",
        "Les adresses de type « \(scheme.cleaned()): » ne s’ouvrent pas d’ici.")
    case .noHeadings: language("There is no heading in this text.", "Il n’y a pas de titre dans ce texte.")
    case .noHeading(let name):
      language("No heading is called “\(name.cleaned())”.", "Aucun titre ne s’appelle « \(name.cleaned()) ».")
    case .noEditorSet:
      language(
        "$EDITOR is not set, so the text opens here: ^S saves, Esc leaves.",
        "$EDITOR n’est pas défini, le texte s’ouvre donc ici : ^S enregistre, Esc quitte.")
    case .conflictMarked:
      language(
        "Both stand in the text between <<<<<<< and >>>>>>>: put them in order, then ^S.",
        "Les deux sont dans le texte entre <<<<<<< et >>>>>>> : mettez-les en ordre, puis ^S.")
    case .noOtherLanguage: language("It is here in one language only.", "Elle n’est ici qu’en une seule langue.")
    case .fieldIsAsInFile: language("The field is as in the file.", "Le champ est comme dans le fichier.")
    }
  }
}
