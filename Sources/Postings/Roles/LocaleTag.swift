/// BCP 47 language tags, as far as folders and file names of sites use them: `fr`, `pt-br`, `zh-Hant`, `es-419`.
public enum LocaleTag {
  /// Whether a name is a language tag with a language of ISO 639-1 (RFC 5646, section 2.1: language, script, region).
  public static func isTag(_ name: some Collection<UInt8>) -> Bool {
    let parts = name.split(whereSeparator: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }, omittingEmpty: false)
    guard let language = parts.first, language.count == 2, isLanguage(language) else { return false }
    switch parts.count {
    case 1: return true
    case 2: return isRegion(parts[1]) || isScript(parts[1])
    case 3: return isScript(parts[1]) && isRegion(parts[2])
    default: return false
    }
  }

  private static func isRegion(_ part: some Collection<UInt8>) -> Bool {
    part.count == 2 && part.allSatisfy(isLetter) || part.count == 3 && part.allSatisfy(isDigit)
  }

  private static func isScript(_ part: some Collection<UInt8>) -> Bool {
    part.count == 4 && part.allSatisfy(isLetter)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isLanguage(_ code: some Collection<UInt8>) -> Bool {
    let pair = code.reduce(UInt16(0)) { $0 << 8 | UInt16($1 | 0x20) }
    return languages.contains(pair)
  }

  /// The two-letter codes of ISO 639-1.
  private static let languages: Set<UInt16> = {
    let codes = """
      aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en \
      eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv \
      ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne \
      ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st \
      su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
      """
    return Set(codes.utf8.split(separator: UInt8(ascii: " ")).map { $0.reduce(0) { $0 << 8 | UInt16($1) } })
  }()
}

extension Collection where Element == UInt8 {
  fileprivate func split(whereSeparator isSeparator: (UInt8) -> Bool, omittingEmpty: Bool) -> [SubSequence] {
    split(maxSplits: .max, omittingEmptySubsequences: omittingEmpty, whereSeparator: isSeparator)
  }
}
