/// Which files may be postings, and which folders are never entered.
public struct PostingNames: Sendable, Equatable {
  /// Names of folders whose content is made by tools.
  public var skippedFolders: Set<String> = ["_site", "node_modules", "vendor", "public"]
  /// Without the dot, in lower case.
  public var extensions: Set<String> = [
    "md", "markdown", "mdown", "mkdn", "mkd", "mdwn", "mdx", "mdoc", "html", "htm", "xhtml", "txt", "text", "textile",
    "adoc", "asciidoc", "rst", "org", "njk", "liquid", "hbs", "qmd", "rmd",
  ]

  /// Whether what `.gitignore` files name is left out.
  public var obeysGitIgnore = true

  /// The usual names.
  public init() {}

  /// Hidden names are none of a person's postings; temporary files of a save are hidden too.
  func isHidden(_ name: UnsafeBufferPointer<UInt8>) -> Bool { name.first == UInt8(ascii: ".") }

  func mayHoldPosting(fileName name: UnsafeBufferPointer<UInt8>) -> Bool {
    Self.fileExtension(of: name).map(isPostingExtension) ?? false
  }

  /// Up to eight bytes; nil for a name without one, and for one that is longer than any of ours.
  static func fileExtension(of name: UnsafeBufferPointer<UInt8>) -> Slice<UnsafeBufferPointer<UInt8>>? {
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > 0, name.count - dot <= 9 else { return nil }
    return name[(dot + 1)...]
  }

  func isPostingExtension(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    extensions.contains(String(decoding: bytes.map { Self.lowered($0) }, as: UTF8.self))
  }

  func isSkipped(folder name: UnsafeBufferPointer<UInt8>) -> Bool {
    skippedFolders.contains(String(decoding: name, as: UTF8.self))
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
