public import PostingsLanguage

/// Words for a command on the screens where it does not do quite what it does elsewhere.
extension Command {
  /// What it does on a screen: ``help(in:)`` but where the screen has words of its own.
  public func help(in language: Language, on context: InputContext) -> String {
    switch (context, self) {
    case (.taxonomy, .openPosting): language("Filter the list by the tag", "Filtrer la liste par ce tag")
    case (.taxonomy, .sortFacet): language("Order tags by count or by name", "Ordonner les tags par nombre ou par nom")
    case (.problems, .openPosting): language("Go to the field in the form", "Aller au champ dans le formulaire")
    case (.problems, .editFile):
      language("Open the file in your editor, at the line", "Ouvrir le fichier dans votre éditeur, à la ligne")
    case (.problems, .nextFacet): language("Go to the next kind", "Aller à la sorte suivante")
    case (.problems, .previousFacet): language("Go to the previous kind", "Aller à la sorte précédente")
    case (.problems, .rescan): language("Check again", "Vérifier de nouveau")
    case (.review, .confirm), (.diff, .confirm): language("Write", "Écrire")
    case (.review, .back), (.diff, .back): language("Write nothing", "Ne rien écrire")
    case (.actMenu, .commit): language("Do what is chosen", "Faire ce qui est choisi")
    case (.tagPicker, .commit):
      language(
        "Take the tag that was typed; with nothing typed, go on to the review",
        "Prendre le tag tapé ; sans rien de tapé, passer à la relecture")
    case (.tagPicker, .complete): language("Put the tag on all, or take it off", "Mettre le tag partout, ou l’enlever")
    case (.textBox, .back), (.longLine, .back):
      language("Keep what is typed, and go back to the fields", "Garder ce qui est tapé, et revenir aux champs")
    case (.textBox, .complete), (.longLine, .complete):
      language("Keep what is typed, and go to the next field", "Garder ce qui est tapé, et aller au champ suivant")
    case (.history, .previewDown): language("Scroll the change down", "Faire défiler le changement vers le bas")
    case (.history, .previewUp): language("Scroll the change up", "Faire défiler le changement vers le haut")
    default: help(in: language)
    }
  }

  /// A word or two for the key line of a screen.
  public func label(in language: Language, on context: InputContext) -> String {
    switch (context, self) {
    // In the list, only while postings are marked.
    case (.list, .back): language("unmark", "démarquer")
    case (.taxonomy, .openPosting): language("filter", "filtrer")
    case (.problems, .openPosting): language("go there", "y aller")
    case (.problems, .nextFacet): language("next kind", "sorte suiv.")
    case (.review, .confirm), (.diff, .confirm): language("write", "écrire")
    case (.tagPicker, .commit): language("review", "relire")
    case (.tagPicker, .complete): language("flip", "basculer")
    case (.textBox, .back): language("done", "fini")
    case (.form, .editValue): language("value", "valeur")
    case (.conflict, .confirm): language("write", "écrire")
    case (.history, .previewDown): language("scroll", "défiler")
    case (.history, .moveDown): language("older", "plus ancien")
    default: label(in: language)
    }
  }
}
