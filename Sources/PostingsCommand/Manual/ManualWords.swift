/// What the manual page says beside the commands.
enum ManualWords {
  static var statuses: [(Int32, String)] {
    [
      (ExitStatus.done.rawValue, Speech.say("Done.", "C’est fait.")),
      (
        ExitStatus.refused.rawValue,
        Speech.say(
          "Something was refused, one of several files to change is missing, a field that was named is unknown, or problems were found.",
          "Quelque chose a été refusé, un des fichiers à modifier est absent, un champ nommé est inconnu, ou des problèmes ont été trouvés.")
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
    ]
  }

  static var files: [(String, String)] {
    [
      (
        "$XDG_STATE_HOME/postings/",
        Speech.say(
          "The journal, by which writes are taken back, and drafts. Else ~/.local/state/postings/.",
          "Le journal, qui permet d’annuler, et les brouillons. Sinon ~/.local/state/postings/.")
      )
    ]
  }
}
