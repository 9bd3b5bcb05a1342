/// A way into the program for bytes that a stranger wrote, with what must hold whatever they are.
///
/// The same checks are run by the fuzz target for hours and by the tests for a second.
public enum FuzzEntry: String, CaseIterable, Sendable {
  /// A file: its front matter read, warned about, edited and put back.
  case frontMatter = "front-matter"
  /// What a person types to find postings.
  case query
  /// The body of a posting, laid out for a terminal.
  case markdown
  /// Data on its way to the terminal.
  case text
  /// A settings file: a collection's, or a person's own.
  case settings

  /// Does all that can be done with these bytes; a trap on the way is a finding too.
  ///
  /// - Throws: ``FuzzFinding`` when one of the promises is broken.
  public func check(_ bytes: [UInt8]) throws(FuzzFinding) {
    switch self {
    case .frontMatter:
      var promises = FrontMatterPromises(bytes)
      try promises.check()
    case .query: try QueryPromises.check(bytes)
    case .markdown: try MarkdownPromises.check(bytes)
    case .text: try TextPromises.check(bytes)
    case .settings: try SettingsPromises.check(bytes)
    }
  }
}

/// A promise that some bytes broke.
public struct FuzzFinding: Error, CustomStringConvertible {
  /// The promise, and what was done when it was broken.
  public var description: String

  init(_ promise: String) { description = promise }
}

/// Throws a finding unless the promise is kept.
func promise(_ isKept: Bool, _ text: @autoclosure () -> String) throws(FuzzFinding) {
  if !isKept { throw FuzzFinding(text()) }
}
