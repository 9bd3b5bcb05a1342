internal import FrontMatter
internal import Postings
internal import PostingsLanguage
internal import SystemPackage

/// The drafts of the built-in editor: kept as those of forms are.
extension AppViewModel {
  /// What would be lost if the program ended now: its posting, as it was read and as it would be saved.
  struct Unsaved {
    var path: FilePath
    var base: [UInt8]
    var bytes: [UInt8]
  }

  /// The posting whose text or form holds changes; its bytes are not asked for at each key.
  var unsavedPath: FilePath? {
    if let body = openBody, body.hasEdits { return body.path }
    return openForm.flatMap { $0.isUnsaved ? $0.path : nil }
  }

  /// A text over a form of the same posting: both, where they can be put together.
  var unsaved: Unsaved? {
    let form = openForm.flatMap { edit in
      edit.isUnsaved
        ? Unsaved(path: edit.path, base: edit.draft.base.bytes, bytes: edit.bytesWithEntry(collection)) : nil
    }
    guard let body = openBody, body.hasEdits else { return form }
    let text = Unsaved(path: body.path, base: body.file.bytes, bytes: body.newBytes)
    guard let form, form.path == text.path, form.base == text.base,
      let merged = LineMerge(base: text.base, mine: text.bytes, theirs: form.bytes).merged
    else { return text }
    return Unsaved(path: text.path, base: text.base, bytes: merged)
  }

  /// Whether a draft is of the text alone, or of front matter that no form can show.
  static func isOfText(_ content: DraftContent) -> Bool {
    let (base, draft) = (FrontMatterDocument(content.base), FrontMatterDocument(content.draft))
    guard base.isEditable, draft.isEditable else { return true }
    return content.base[..<base.bodyRange.lowerBound] == content.draft[..<draft.bodyRange.lowerBound]
  }

  /// The text as it was left, on the file as it is now.
  mutating func showBody(_ file: PostingFile, restoring draft: KeptDraft) -> [Effect] {
    drafts.restoring = nil
    drafts.abandoned.removeAll { $0.path == draft.path }
    let merge = LineMerge(base: draft.content.base, mine: draft.content.draft, theirs: file.bytes)
    var body = BodyViewModel(file, scope: .body)
    status = .cannot(.draftRestored)
    if let merged = merge.merged {
      body.takeMarked(merged, over: file)
    } else {
      body.takeMarked(merge.text(names: conflictNames), over: file)
      status = .cannot(.conflictMarked)
    }
    push(.body(body))
    // The session's own copy is on the disk before the other one goes.
    return keepDraft() + [.dropAbandonedDrafts(draft.path)]
  }

  var conflictNames: LineMerge.Names {
    LineMerge.Names(mine: language("mine", "le mien"), theirs: language("on disk", "sur le disque"))
  }
}
