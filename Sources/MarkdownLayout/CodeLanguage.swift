/// What it takes to tell comments, strings and keywords apart in one language, or in a family of them.
struct CodeLanguage: Sendable {
  var lineComment: [UInt8]?
  var hasBlockComments = false
  var quotes: [UInt8] = Array("\"'".utf8)
  var keywords: Set<String> = []
  /// Whether keywords may be written in any case.
  var ignoresCase = false

  func isKeyword(_ word: String) -> Bool { keywords.contains(ignoresCase ? word.lowercased() : word) }

  /// The language of a fence such as ```` ```swift ````; nil when it is not known.
  static func named(_ info: UnsafeBufferPointer<UInt8>) -> CodeLanguage? {
    let name = info.prefix { $0 > 0x20 && $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: ",") }
    return table[String(decoding: name, as: UTF8.self).lowercased()]
  }

  private static let table: [String: CodeLanguage] = {
    let families: [([String], CodeLanguage)] = [
      (
        ["swift"],
        braces(
          "actor case class enum extension func guard import init let private protocol public self "
            + "static struct throws var")
      ),
      (
        ["js", "javascript", "jsx", "ts", "typescript", "tsx"],
        braces(
          "async case class const default export extends "
            + "from function import interface let new this type typeof var", quotes: "\"'`")
      ),
      (["c", "cpp", "c++", "objc"], braces("case char class const enum int long namespace static struct void")),
      (
        ["java", "kotlin", "scala", "cs", "csharp"],
        braces(
          "case class def final fun import int new override package "
            + "private public static this throws val var void")
      ),
      (["go"], braces("case const defer func go import interface map package range struct type var", quotes: "\"'`")),
      (
        ["rust", "rs"],
        braces(
          "as const enum fn impl let match mod mut pub self struct trait type use where",
          quotes: "\"")
      ),
      (["css", "scss"], braces("")),
      (["php"], braces("class echo function namespace new private public static use")),
      (["python", "py"], hash("and as class def elif except from import in is lambda not or pass raise with yield")),
      (["ruby", "rb"], hash("begin class def do elsif end ensure module require rescue then unless yield")),
      (["sh", "bash", "shell", "zsh", "console"], hash("do done echo elif esac exit export fi function local then")),
      (["yaml", "yml", "toml"], hash("true false null")),
      (
        ["sql", "sqlite", "postgresql", "mysql"],
        CodeLanguage(
          lineComment: Array("--".utf8), hasBlockComments: true,
          keywords: words(
            "and as by case create delete desc distinct drop else end exists from group having in index insert into is join "
              + "left limit not null on or order select set table then union update values view when where with"),
          ignoresCase: true)
      ),
      (
        ["lua"],
        CodeLanguage(
          lineComment: Array("--".utf8),
          keywords: words(common + " and do elseif end function local not or repeat then until"))
      ),
      (
        ["dockerfile", "docker", "make", "makefile", "ini", "perl", "r", "elixir", "nix"],
        hash("def do end fn if let my sub")
      ),
      (["json", "json5", "jsonc"], CodeLanguage(quotes: Array("\"".utf8), keywords: ["true", "false", "null"])),
    ]
    return Dictionary(families.flatMap { names, language in names.map { ($0, language) } }) { first, _ in first }
  }()

  private static let common =
    "break catch continue do else false finally for if in nil null return switch true try while"

  private static func braces(_ keywords: String, quotes: String = "\"'") -> CodeLanguage {
    CodeLanguage(
      lineComment: Array("//".utf8), hasBlockComments: true, quotes: Array(quotes.utf8),
      keywords: words(common + " " + keywords))
  }

  private static func hash(_ keywords: String) -> CodeLanguage {
    CodeLanguage(lineComment: Array("#".utf8), keywords: words(common + " " + keywords))
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map(String.init))
  }
}
