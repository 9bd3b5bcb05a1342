internal import FrontMatter
internal import Postings

/// What a save, or another program, leaves on the disk.
extension BodyViewModel {
  mutating func beginSaving() {
    isSaving = true
    sent = (newBytes, area.version)
  }

  /// The whole file as the save under way was begun with.
  var sentBytes: [UInt8] { sent?.bytes ?? newBytes }

  /// After a save: another program's lines may have come into the text meanwhile, and a person may have typed on.
  mutating func finishSaving(_ saved: PostingFile) {
    guard let sent, sent.version != area.version else { return rebase(onto: saved) }
    isSaving = false
    self.sent = nil
    if saved.bytes != sent.bytes {
      // Lines of both that cannot be put together: the next save meets them again, over the old base.
      guard let merged = LineMerge(base: sent.bytes, mine: newBytes, theirs: saved.bytes).merged else { return }
      take(PostingFile(path: saved.path, bytes: merged, identity: saved.identity))
    }
    file = saved
    savedVersion = sent.version
  }

  /// After a save, or when the file on the disk is taken over an unchanged text: what stands there is the new base.
  mutating func rebase(onto saved: PostingFile) {
    isSaving = false
    sent = nil
    if saved.bytes != newBytes { take(saved) }
    file = saved
    savedVersion = area.version
  }

  /// Bytes of another program: the text is theirs, the cursor where it was.
  mutating func take(_ other: PostingFile) {
    let document = FrontMatterDocument(other.bytes)
    if !document.errors.isEmpty { scope = .file }
    let range = scope == .body ? document.bodyRange : 0..<other.bytes.count
    prefix = Array(other.bytes[..<range.lowerBound])
    suffix = Array(other.bytes[range.upperBound...])
    area.take(other.bytes[range])
  }

  /// Both sides' lines, marked, in the place of the text; the next save is made over the other program's file.
  mutating func takeMarked(_ bytes: [UInt8], over current: PostingFile) {
    take(PostingFile(path: file.path, bytes: bytes, identity: current.identity))
    file = current
  }

  /// This text over another program's file, whose front matter stays; nil when that one cannot be told from its body.
  func bytes(over current: PostingFile) -> [UInt8]? {
    guard scope == .body else { return newBytes }
    let theirs = FrontMatterDocument(current.bytes)
    guard theirs.errors.isEmpty else { return nil }
    return Array(current.bytes[..<theirs.bodyRange.lowerBound]) + area.buffer.bytes
      + current.bytes[theirs.bodyRange.upperBound...]
  }
}
