public import FrontMatter
public import PostingsLanguage

extension FrontMatterError {
  /// What is wrong and the way out, in one sentence for a person who keeps postings and may never have heard of YAML.
  public func sentence(in language: Language) -> String {
    switch reason {
    case .neverClosed(let fence):
      language("The front matter is never closed: add a line with only \(fence) after the last field.",
        "L’en-tête n’est jamais fermé : ajoutez une ligne avec seulement \(fence) après le dernier champ.")
    case .missingSpaceAfterColon(let key):
      language("There must be a space after the colon of “\(key)”.", "Il faut une espace après les deux-points de « \(key) ».")
    case .colonInPlainValue(let key):
      language("The value of “\(key)” holds a colon and a space: put the whole value in quotes.",
        "La valeur de « \(key) » contient deux-points et une espace : mettez-la tout entière entre guillemets droits.")
    case .missingEquals(let text):
      language("“\(text)” is no field: write it as “key = value”.", "« \(text) » n’est pas un champ : écrivez « clé = valeur ».")
    case .missingValue(let key):
      language("“\(key)” has no value: write one after it, or delete the line.",
        "« \(key) » n’a pas de valeur : écrivez-en une, ou supprimez la ligne.")
    case .unquotedText(let text):
      language("“\(text)” is no number, no date, and not true or false: put text in double quotes.",
        "« \(text) » n’est ni un nombre, ni une date, ni true ou false : mettez le texte entre guillemets droits.")
    case .tab:
      language("A tab cannot indent here: use spaces.", "Une tabulation ne peut pas indenter ici : utilisez des espaces.")
    case .unclosedQuote(let quote):
      language("A quote that opens with \(quote) is never closed: add the closing \(quote).",
        "Un guillemet ouvert par \(quote) n’est jamais fermé : ajoutez le \(quote) fermant.")
    case .unclosedBracket(let bracket):
      language("The bracket \(bracket) is never closed.", "Le crochet \(bracket) n’est jamais fermé.")
    case .missingComma:
      language("A comma is missing here, before what follows.", "Il manque ici une virgule, avant ce qui suit.")
    case .trailingComma:
      language("Nothing follows this comma: delete it.", "Rien ne suit cette virgule : supprimez-la.")
    case .textAfterValue:
      language("Something stands behind the value: delete it, or put the whole value in quotes.",
        "Il y a quelque chose derrière la valeur : supprimez-le, ou mettez toute la valeur entre guillemets droits.")
    case .keyNeedsQuotes(let key):
      language("The key “\(key)” needs quotes: write \"\(key)\".",
        "La clé « \(key) » doit être entre guillemets droits : écrivez \"\(key)\".")
    case .multilineKey:
      language("A key stands in one pair of quotes, not in three.", "Une clé s’écrit entre deux guillemets droits, pas six.")
    case .namelessTable:
      language("A table needs a name between its brackets.", "Une table doit avoir un nom entre ses crochets.")
    case .impossibleDate(let day):
      language("There is no such day as \(day).", "Le jour \(day) n’existe pas.")
    case .unclosedComment:
      language("A comment that opens with /* is never closed: add */ at its end.",
        "Un commentaire ouvert par /* n’est jamais fermé : ajoutez */ à sa fin.")
    case .reservedStart(let sign):
      language("A value cannot begin with \(sign): put it in quotes.", "Une valeur ne peut pas commencer par \(sign) : mettez-la entre guillemets droits.")
    case .conflictMarkers:
      language("Git left conflict markers here: keep one side and delete the lines with <<<<<<<, ======= and >>>>>>>.",
        "Git a laissé ici des marques de conflit : gardez un côté et supprimez les lignes <<<<<<<, ======= et >>>>>>>.")
    case .badIndentation:
      language("This line is not indented like its neighbours.", "Cette ligne n’est pas indentée comme ses voisines.")
    case .unknownAlias(let name):
      language("*\(name) refers to nothing: no value is marked &\(name) above it.", "*\(name) ne renvoie à rien : aucune valeur n’est marquée &\(name) plus haut.")
    case .missingColon(let text):
      language("“\(text)” is no field: write it as “key: value”, or indent it if it goes on with the value above.",
        "« \(text) » n’est pas un champ : écrivez « clé : valeur », ou indentez-le s’il continue la valeur du dessus.")
    case .textAfterQuote(let quote):
      language("Something stands after the closing \(quote): put all of the value inside the quotes.",
        "Il y a quelque chose après le \(quote) fermant : mettez toute la valeur entre les guillemets.")
    case .listOnKeyLine(let key):
      language("A list cannot begin on the line of “\(key)”: put each “- item” on a line of its own.",
        "Une liste ne peut pas commencer sur la ligne de « \(key) » : mettez chaque « - élément » sur sa propre ligne.")
    case .badEscape:
      language("A backslash in double quotes opens an escape: write \\\\ for a backslash, or use single quotes.",
        "Une barre oblique inverse entre guillemets doubles ouvre un échappement : écrivez \\\\, ou utilisez des guillemets simples.")
    case .tooManyAliases(let limit):
      language("The front matter repeats values through more than \(limit) aliases.",
        "L’en-tête répète des valeurs par plus de \(limit) alias.")
    case .anotherDocument:
      language("A second document begins inside the front matter: delete the “---” in the middle.",
        "Un second document commence dans l’en-tête : supprimez le « --- » du milieu.")
    case .duplicateKey(let key):
      language("“\(key)” stands twice: keep one of the two.", "« \(key) » figure deux fois : gardez l’un des deux.")
    case .tooDeep(let limit):
      language("Values are nested more than \(limit) levels deep.", "Les valeurs sont imbriquées sur plus de \(limit) niveaux.")
    case .tooLarge(let limit):
      language("The front matter is larger than \(limit) bytes.", "L’en-tête dépasse \(limit) octets.")
    case .controlCharacter(let value):
      language("There is an invisible control character (\(Self.name(value))) here: delete it.",
        "Il y a ici un caractère de contrôle invisible (\(Self.name(value))) : supprimez-le.")
    case .notUTF8:
      language("The front matter is not UTF-8: save the file as UTF-8.", "L’en-tête n’est pas en UTF-8 : enregistrez le fichier en UTF-8.")
    case .unsupportedEncoding(let name):
      language("The file uses \(name): save it as UTF-8 with usual line ends.",
        "Le fichier utilise \(name) : enregistrez-le en UTF-8 avec des fins de ligne usuelles.")
    case .notATable:
      language("The front matter holds no fields: write one “key: value” a line.", "L’en-tête ne contient aucun champ : écrivez un « clé : valeur » par ligne.")
    case .syntax(let words):
      language("This cannot be read: \(words).", "Ceci ne peut pas être lu : \(words).")
    case .noFrontMatter:
      language("The file has no front matter.", "Le fichier n’a pas d’en-tête.")
    case .brokenFrontMatter:
      language("The front matter cannot be read whole: mend it as text first.", "L’en-tête ne peut pas être lu en entier : réparez-le d’abord comme texte.")
    case .noSuchField(let path):
      language("There is no field “\(path)”.", "Il n’y a pas de champ « \(path) ».")
    case .fieldExists(let path):
      language("There is a field “\(path)” already.", "Il y a déjà un champ « \(path) ».")
    case .notAList(let path):
      language("“\(path)” is not a list.", "« \(path) » n’est pas une liste.")
    case .notATableAt(let path):
      language("“\(path)” has no fields of its own.", "« \(path) » n’a pas de champs à lui.")
    case .indexOutOfRange(let path, let count):
      language("“\(path)” is not there: the list has \(count) items, counted from 0.", "« \(path) » n’existe pas : la liste a \(count) éléments, comptés à partir de 0.")
    case .cannotSpell(let what):
      language("This file’s notation cannot write \(what).", "La notation de ce fichier ne peut pas écrire \(what).")
    case .notOneValue(let text):
      language("“\(text)” is not one value in this file’s notation.", "« \(text) » n’est pas une seule valeur dans la notation de ce fichier.")
    case .checkFailed(let path):
      language("Changing “\(path)” would have changed something else, so nothing was changed: edit the file as text.",
        "Changer « \(path) » aurait changé autre chose, donc rien n’a été changé : éditez le fichier comme texte.")
    case .readThroughAlias(let path, let name, let place):
      language("“\(path)” is also read through *\(name) in “\(place)”: write that value out first, or edit the file as text.",
        "« \(path) » se lit aussi par *\(name) dans « \(place) » : écrivez d’abord cette valeur en entier, ou éditez le fichier comme texte.")
    case .onlyAsText(let path):
      language("“\(path)” can be changed only as text: open the file in your editor.",
        "« \(path) » ne se change que comme texte : ouvrez le fichier dans votre éditeur.")
    }
  }

  private static func name(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
