/// What the manual page says beside the commands.
enum ManualWords {
  static var statuses: [(Int32, String)] {
    [
      (ExitStatus.done.rawValue, Speech.say("Done.", "C’est fait.")),
      (
        ExitStatus.refused.rawValue,
        Speech.say(
          "Something was refused, one of several files to change is missing, a field that was named is unknown, or problems were found.",
          "Quelque chose a été refusé, un des fichiers à modifier est absent, un champ nommé est inconnu, ou des problèmes ont été trouvés."
        )
      ),
      (
        ExitStatus.usage.rawValue,
        Speech.say("The command line makes no sense.", "La ligne de commande n’a pas de sens.")
      ),
      (
        ExitStatus.noInput.rawValue,
        Speech.say(
          "No such file or folder, or it cannot be opened.", "Fichier ou dossier absent, ou qui ne s’ouvre pas.")
      ),
      (ExitStatus.failed.rawValue, Speech.say("Reading or writing failed.", "La lecture ou l’écriture a échoué.")),
    ]
  }

  static var variables: [(String, String)] {
    [
      (
        "LC_ALL, LC_MESSAGES, LANG",
        Speech.say("The language of messages, in this order.", "La langue des messages, dans cet ordre.")
      ),
      ("NO_COLOR", Speech.say("When not empty: no colours.", "Si non vide : pas de couleurs.")),
      (
        "COLUMNS", Speech.say("The width of tables where there is no terminal.", "La largeur des tables sans terminal.")
      ),
      (
        "VISUAL, EDITOR", Speech.say("The editor that the screens open a file in.", "L’éditeur que les écrans ouvrent.")
      ),
      (
        "XDG_STATE_HOME, XDG_CACHE_HOME, XDG_CONFIG_HOME",
        Speech.say(
          "Where the files below are, when absolute; else in the home.",
          "Où sont les fichiers ci-dessous, si le chemin est absolu ; sinon dans le dossier personnel.")
      ),
    ]
  }

  static var files: [(String, String)] {
    [
      (
        ".postings.yml",
        Speech.say(
          "In the collection: which keys carry what, columns, views, folders that are left out.",
          "Dans la collection : le rôle des clés, les colonnes, les vues, les dossiers exclus.")
      ),
      (
        "$XDG_CONFIG_HOME/postings/config.yml",
        Speech.say(
          "Your theme, language and keys. Else ~/.config/postings/config.yml.",
          "Votre thème, votre langue et vos touches. Sinon ~/.config/postings/config.yml.")
      ),
      (
        "$XDG_CACHE_HOME/postings/",
        Speech.say(
          "What was read of large collections, for the next start; may be deleted. Else ~/.cache/postings/.",
          "Ce qui a été lu des grandes collections, pour le prochain démarrage ; peut être supprimé. Sinon ~/.cache/postings/."
        )
      ),
      (
        "$XDG_STATE_HOME/postings/",
        Speech.say(
          "The journal, by which writes are taken back, and drafts. Else ~/.local/state/postings/.",
          "Le journal, qui permet d’annuler, et les brouillons. Sinon ~/.local/state/postings/.")
      ),
    ]
  }
}
