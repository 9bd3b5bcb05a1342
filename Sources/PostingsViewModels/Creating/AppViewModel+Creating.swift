internal import FrontMatter
internal import Postings
internal import PostingsLanguage
internal import SystemPackage
internal import TerminalText

/// New postings: from nothing, as a copy, as a translation; and new names.
extension AppViewModel {
  mutating func runCreation(_ command: Command) -> [Effect] {
    let path = selectedPath
    switch command {
    case .createPosting: ask(.newPosting(folder: folderForNew))
    case .duplicatePosting: if let path { ask(.duplicate(path), text: shownTitle(path)) }
    case .translatePosting: if let path { openTranslationMenu(path) }
    case .renameFile: if let path { ask(.renameFile(path), text: path.lastComponent?.string ?? "") }
    default: break
    }
    return []
  }

  private var selectedPath: FilePath? {
    if case .detail(let detail)? = top { return detail.path }
    return list.selectedRow.map(collection.table.path)
  }

  /// Where the posting under the cursor lies, else the folder that was opened.
  private var folderForNew: FilePath {
    if let path = selectedPath { return path.removingLastComponent() }
    return collection.roots.first ?? "."
  }

  private func shownTitle(_ path: FilePath) -> String {
    collection.table.row(of: path).flatMap { collection.table.title($0) } ?? ""
  }

  // MARK: Names

  /// What would be written, told while a title or a name is typed.
  func noteName(_ question: inout AskViewModel) {
    question.note = newPath(question).map { "→ " + collection.shownName($0) } ?? ""
  }

  private func newPath(_ question: AskViewModel) -> FilePath? {
    let text = question.input.text
    switch question.purpose {
    case .newPosting(let folder): return pathOfNew(title: text, in: folder)
    case .duplicate(let path): return pathOfNew(title: text, in: path.removingLastComponent(), like: path)
    case .locale(let path): return LocaleTag.isTag(text.utf8) ? pathOfTranslation(path, to: text) : nil
    case .modify, .markByQuery, .renameTag, .mergeTags, .renameFile: return nil
    }
  }

  private func pathOfNew(title: String, in folder: FilePath, like path: FilePath? = nil) -> FilePath? {
    let slug = Slug.text(of: title)
    guard !slug.isEmpty else { return nil }
    let rows = neighbours(in: folder, first: path ?? selectedPath)
    let names = rows.prefix(200).map { collection.table.path($0).lastComponent?.string ?? "" }
    let name = PostingName(like: Array(names)).name(slug: slug, day: collection.table.now / 86_400)
    return PostingName.free(name, in: folder, isTaken: isTaken)
  }

  private func isTaken(_ path: FilePath) -> Bool {
    collection.table.row(of: path).map { collection.table.isPresent($0) } ?? false
  }

  /// The postings of a folder, one of them before all others.
  private func neighbours(in folder: FilePath, first: FilePath?) -> [PostingTable.Row] {
    let table = collection.table
    let rows = collection.order.rows.filter { table.path($0).removingLastComponent() == folder }
    guard let first, let row = table.row(of: first), rows.contains(row) else {
      // A folder without postings takes after the collection.
      return rows.isEmpty ? Array(collection.order.rows.prefix(200)) : rows
    }
    return [row] + rows.filter { $0 != row }
  }

  mutating func takeName(_ text: String, _ question: inout AskViewModel) -> [Effect] {
    switch question.purpose {
    case .newPosting(let folder): return create(title: text, in: folder, &question)
    case .duplicate(let path):
      guard !Slug.text(of: text).isEmpty else { return refuse(.nothing, &question) }
      return [.read(path, .duplicate(title: text))]
    case .locale(let path):
      guard LocaleTag.isTag(text.utf8) else { return refuse(text.isEmpty ? .nothing : .notAName(text), &question) }
      return [.read(path, .translation(to: text))]
    case .renameFile(let path): return rename(path, to: text, &question)
    case .modify, .markByQuery, .renameTag, .mergeTags: return []
    }
  }

  private mutating func refuse(_ flaw: PostingName.Flaw, _ question: inout AskViewModel) -> [Effect] {
    question.refusal = .name(flaw)
    screens.append(.ask(question))
    return []
  }

  // MARK: Making

  private mutating func create(title: String, in folder: FilePath, _ question: inout AskViewModel) -> [Effect] {
    guard let path = pathOfNew(title: title, in: folder) else { return refuse(.nothing, &question) }
    let template = PostingTemplate(
      like: neighbours(in: folder, first: selectedPath), in: collection.table, title: title, now: collection.table.now,
      context: changeContext)
    do throws(ChangeError) {
      return [.bulk(.create(path, try template.bytes(), label: language("new posting", "nouvelle offre"), place))]
    } catch {
      status = .refused(error)
      return []
    }
  }

  /// What was read to be copied.
  mutating func copy(_ posting: Posting, for purpose: Purpose) -> [Effect] {
    guard posting.document.isEditable else {
      status = .cannot(.brokenPosting)
      return []
    }
    do throws(ChangeError) {
      switch purpose {
      case .duplicate(let title):
        guard let path = pathOfNew(title: title, in: posting.path.removingLastComponent(), like: posting.path) else { return [] }
        let bytes = try PostingCopy.duplicate(posting, title: title, now: collection.table.now, context: changeContext)
        return [.bulk(.create(path, bytes, label: language("duplicate", "copie"), place))]
      case .translation(let locale):
        let bytes = try PostingCopy.translation(posting, to: locale, context: changeContext)
        return [
          .bulk(.create(pathOfTranslation(posting.path, to: locale), bytes, label: language("translate", "traduction"), place))
        ]
      case .preview, .detail, .linked, .form, .refresh, .bodyInEditor, .builtIn: return []
      }
    } catch {
      status = .refused(error)
      return []
    }
  }

  private func pathOfTranslation(_ path: FilePath, to locale: String) -> FilePath {
    let old = collection.table.row(of: path).flatMap { collection.table.locale($0) }
    return PostingCopy.path(ofTranslation: path, from: old, to: locale) { folder in
      collection.order.rows.contains { collection.table.path($0).starts(with: folder) }
    }
  }

  private mutating func openTranslationMenu(_ path: FilePath) {
    let old = collection.table.row(of: path).flatMap { collection.table.locale($0) }.map(Folding.foldTrimmed)
    let locales = Suggestions.values(of: "locale", in: collection).filter {
      Folding.foldTrimmed($0.text) != old && LocaleTag.isTag($0.text.utf8)
    }
    let items = locales.prefix(12).map {
      ActMenuViewModel.Item(
        choice: .locale($0.text), detail: collection.shownName(pathOfTranslation(path, to: $0.text)), count: nil, reason: nil)
    }
    let other = ActMenuViewModel.Item(choice: .otherLocale, detail: "", count: nil, reason: nil)
    push(.actMenu(ActMenuViewModel(.translate(path), items + [other])))
  }

  private mutating func rename(_ path: FilePath, to name: String, _ question: inout AskViewModel) -> [Effect] {
    if name.utf8.elementsEqual((path.lastComponent?.string ?? "").utf8) { return [] }
    if let flaw = PostingName.flaw(of: name) { return refuse(flaw, &question) }
    let target = path.removingLastComponent().appending(name)
    if isTaken(target) { return refuse(.taken(name), &question) }
    return [.bulk(.rename(path, to: target, label: language("rename file", "renommer le fichier"), place))]
  }

  /// A new posting is there: the list goes to it and its form opens.
  mutating func created(_ file: PostingFile, _ records: RecordBatch) -> [Effect] {
    collection.add([records])
    followCollection()
    goTo(file.path)
    status = .bulk(.created(collection.shownName(file.path)))
    show(file, for: .form)
    return []
  }
}
