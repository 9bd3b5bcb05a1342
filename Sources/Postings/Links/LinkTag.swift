/// A tag of a site builder that stands for the address of a posting: Jekyll's `{% post_url NAME %}` and
/// `{% link PATH %}`, Hugo's `{{< ref "PATH" >}}` and `{{% relref "PATH" %}}`.
struct LinkTag {
  let target: LinkTarget

  /// Nil for any other text. What a template fills in is not known here, and is no address.
  init?(_ text: some Collection<UInt8>) {
    let bytes = Array(text)
    guard bytes.starts(with: "{%".utf8) || bytes.starts(with: "{{".utf8) else { return nil }
    let isMark: (UInt8) -> Bool = { $0 <= 0x20 || "{}%<>\"'`".utf8.contains($0) }
    let words = bytes.prefix(1024).split(whereSeparator: isMark)
    // `{%- post_url x -%}` takes the blanks around it away.
    let names = words.filter { $0.elementsEqual("-".utf8) == false }
    guard names.count >= 2, let word = names.first else { return nil }
    let path = names[1].prefix { $0 != UInt8(ascii: "#") }
    guard !path.isEmpty, !path.contains(0) else { return nil }
    switch String(decoding: word.drop { $0 == UInt8(ascii: "-") }, as: UTF8.self) {
    case "post_url": target = .file(.named(Array(path.split(separator: UInt8(ascii: "/")).last ?? path)))
    case "link": target = .file(.onSite([UInt8(ascii: "/")] + path.drop { $0 == UInt8(ascii: "/") }))
    case "ref", "relref":
      target = .file(
        path.first == UInt8(ascii: "/") || path.contains(UInt8(ascii: "/"))
          ? .onSite(Self.rooted(path)) : .relative(Array(path)))
    default: return nil
    }
  }

  private static func rooted(_ path: some Collection<UInt8>) -> [UInt8] {
    [UInt8(ascii: "/")] + path.drop { $0 == UInt8(ascii: "/") }
  }
}
