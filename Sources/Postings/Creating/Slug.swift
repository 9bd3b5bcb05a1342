internal import TerminalText

/// The part of a file name that is made from a title.
public enum Slug {
  /// Bytes that a slug has at most; a file system allows 255 for the whole name.
  private static let limit = 80

  /// Small letters and digits without accents, hyphens between words; letters of other scripts stay. Empty when the
  /// title has no letter and no digit.
  public static func text(of title: String) -> String {
    var words: [String] = []
    var word = ""
    let folded = String(decoding: Folding.fold(title), as: UTF8.self)
    for scalar in folded.unicodeScalars {
      let isPart =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.generalCategory == .nonspacingMark
      if isPart {
        word.unicodeScalars.append(scalar)
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    var slug = ""
    for word in words {
      let next = slug.isEmpty ? word : slug + "-" + word
      if next.utf8.count > limit { break }
      slug = next
    }
    return slug.isEmpty ? String((words.first ?? "").prefix(20)) : slug
  }
}
