internal import FrontMatter
public import Postings
public import SystemPackage
internal import TerminalText

/// The built-in editor: the body of a posting, or its whole file where the front matter cannot be read.
///
/// The bytes around the body are never touched, and in it only the lines that are edited change.
public struct BodyViewModel: Sendable {
  public enum Scope: Sendable, Equatable { case body, file }

  /// As it was read; the save compares the disk with it.
  public internal(set) var file: PostingFile
  public internal(set) var scope: Scope
  /// What is edited, and what of it is in view.
  public internal(set) var area: TextArea
  public internal(set) var isSaving = false
  var savedVersion = 0
  /// The text that a save was begun with.
  var sent: (bytes: [UInt8], version: Int)?

  /// What is sought while it is typed.
  public internal(set) var input: TextInput?
  var cursorBeforeFinding = TextBuffer.Place(line: 0, offset: 0)

  /// A blank at each side, of which the right one may hold a bar.
  public static let columnsAround = 2

  /// - Parameter line: where to begin, counted from 1 in the file.
  init(_ file: PostingFile, scope: Scope, line: Int? = nil) {
    self.file = file
    let document = FrontMatterDocument(file.bytes)
    // Where the front matter ends is not known when it is broken.
    self.scope = document.errors.isEmpty ? scope : .file
    let range = self.scope == .body ? document.bodyRange : 0..<file.bytes.count
    prefix = Array(file.bytes[..<range.lowerBound])
    suffix = Array(file.bytes[range.upperBound...])
    area = TextArea(file.bytes[range], newLineEnd: prefix.suffix(2).elementsEqual([0x0D, 0x0A]) ? .crlf : .lf)
    if let line {
      let first = document.position(at: range.lowerBound).line
      area.cursor = area.buffer.clamped(TextBuffer.Place(line: line - first, offset: 0))
    }
  }

  var prefix: [UInt8]
  var suffix: [UInt8]

  public var path: FilePath { file.path }
  /// Whether a save would change the file. Linear in the text.
  public var isChanged: Bool { hasEdits && newBytes != file.bytes }
  /// The whole file as it would be saved.
  public var newBytes: [UInt8] { prefix + area.buffer.bytes + suffix }
  /// Whether anything was done since the last save, if only to be undone again.
  public var hasEdits: Bool { area.version != savedVersion }

  /// Typed or pasted, into the text or into what is sought.
  mutating func type(_ text: String) {
    if input == nil { return area.type(text) }
    input?.insert(text)
    followInput()
  }
}
