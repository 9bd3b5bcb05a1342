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
    case .createPosting: chooseTemplate(in: folderForNew)
    case .duplicatePosting: if let path { ask(.duplicate(path), text: shownTitle(path)) }
    case .translatePosting: if let path { openTranslationMenu(path) }
    case .renameFile: if let path { ask(.renameFile(path), text: path.lastComponent?.string ?? "") }
    default: break
    }
    return []
  }

  var selectedPath: FilePath? {
    if case .detail(let detail)? = top { return detail.path }
    return list.selectedRow.map(collection.table.path)
  }

  /// Where the posting under the cursor lies, else the folder that was opened.
  private var folderForNew: FilePath {
    if let path = selectedPath {
      return bundleFolder(of: path)?.removingLastComponent() ?? path.removingLastComponent()
    }
    return collection.roots.first ?? "."
  }

  /// Where the collection has templates they are offered first.
  private mutating func chooseTemplate(in folder: FilePath) {
    let templates = collection.settings.postingTemplates
    guard !templates.isEmpty else { return ask(.newPosting(folder: folder, template: nil)) }
    let items = templates.indices.map { index in
      ActMenuViewModel.Item(
        choice: .template(index), detail: templates[index].folder.map { String(cleaning: $0.bytes) + "/" } ?? "",
        count: nil,
        reason: nil)
    }
    let usual = ActMenuViewModel.Item(choice: .template(nil), detail: "", count: nil, reason: nil)
    push(.actMenu(ActMenuViewModel(.create(folder: folder), items + [usual])))
  }

  mutating func askForTitle(of template: Int?, in folder: FilePath) {
    let own = template.flatMap { collection.settings.postingTemplates[$0].folder }
    let place = own.flatMap { own in collection.roots.first.map { $0.pushing(own) } }
    ask(.newPosting(folder: place ?? folder, template: template))
  }

  /// A new posting becomes a folder where the one under the cursor is one.
  private func bundleFolder(of path: FilePath?) -> FilePath? {
    path.flatMap { PostingBundle.folder(of: $0, roots: collection.roots) }
  }

  private func shownTitle(_ path: FilePath) -> String {
    collection.table.row(of: path).flatMap { collection.table.title($0) } ?? ""
  }

  // MARK: Names

  /// What would be written, told while a title or a name is typed.
  func noteName(_ question: inout AskViewModel) {
    question.note = tagNote(question) ?? newPath(question).map { "→ " + collection.shownName($0) } ?? ""
  }

  private func newPath(_ question: AskViewModel) -> FilePath? {
    let text = question.input.text
    switch question.purpose {
    case .newPosting(let folder, _): return pathOfNew(title: text, in: folder)
    case .duplicate(let path): return pathOfCopy(of: path, title: text)
    case .locale(let path): return LocaleTag.isTag(text.utf8) ? pathOfTranslation(path, to: text) : nil
    case .modify, .markByQuery, .renameTag, .mergeTags, .renameFile: return nil
    }
  }

  private func pathOfNew(title: String, in folder: FilePath, like path: FilePath? = nil) -> FilePath? {
    let slug = Slug.text(of: title)
    guard !slug.isEmpty else { return nil }
    let model = path ?? selectedPath
    if let model, bundleFolder(of: model)?.removingLastComponent() == folder {
      let name = PostingName.free(slug, in: folder, isTaken: hasPostings(below:))
      return name.appending("index" + PostingName.ending(of: model.lastComponent?.string ?? ".md"))
    }
    let rows = neighbours(in: folder, first: model)
    let names = rows.prefix(200).map { collection.table.path($0).lastComponent?.string ?? "" }
    let name = PostingName(like: Array(names)).name(slug: slug, day: collection.table.now / 86_400)
    return PostingName.free(name, in: folder, isTaken: isTaken)
  }

  private func pathOfCopy(of path: FilePath, title: String) -> FilePath? {
    let folder = (bundleFolder(of: path) ?? path).removingLastComponent()
    return pathOfNew(title: title, in: folder, like: path)
  }

  private func isTaken(_ path: FilePath) -> Bool {
    collection.table.row(of: path).map { collection.table.isPresent($0) } ?? false
  }

  /// The postings that lie in a folder itself; by bytes, since this is asked with every key.
  private func rows(in folder: FilePath) -> [PostingTable.Row] {
    let prefix = Self.prefix(of: folder)
    return collection.order.rows.filter { row in
      let path = collection.table.pathBytes(row)
      return path.starts(with: prefix) && !path.dropFirst(prefix.count).contains(UInt8(ascii: "/"))
    }
  }

  /// Whether a posting lies in a folder or below it.
  private func hasPostings(below folder: FilePath) -> Bool {
    let prefix = Self.prefix(of: folder)
    return collection.order.rows.contains { collection.table.pathBytes($0).starts(with: prefix) }
  }

  private static func prefix(of folder: FilePath) -> [UInt8] {
    let bytes = folder.bytes
    return bytes.isEmpty || bytes.last == UInt8(ascii: "/") ? bytes : bytes + [UInt8(ascii: "/")]
  }

  /// The postings of a folder, one of them before all others.
  private func neighbours(in folder: FilePath, first: FilePath?) -> [PostingTable.Row] {
    let table = collection.table
    let rows = rows(in: folder)
    guard let first, let row = table.row(of: first), rows.contains(row) else {
      // A folder without postings takes after the collection.
      return rows.isEmpty ? Array(collection.order.rows.prefix(200)) : rows
    }
    return [row] + rows.filter { $0 != row }
  }

  mutating func takeName(_ text: String, _ question: inout AskViewModel) -> [Effect] {
    switch question.purpose {
    case .newPosting(let folder, let template): return create(title: text, in: folder, template: template, &question)
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

  private mutating func create(title: String, in folder: FilePath, template: Int?, _ question: inout AskViewModel)
    -> [Effect]
  {
    guard let path = pathOfNew(title: title, in: folder) else { return refuse(.nothing, &question) }
    let posting = PostingTemplate(
      like: neighbours(in: folder, first: selectedPath), in: collection.table, title: title, now: collection.table.now,
      context: changeContext, template: template.map { collection.settings.postingTemplates[$0] })
    do throws(ChangeError) {
      return creation(path, try posting.bytes(), label: language("new posting", "nouvelle offre"))
    } catch {
      status = .refused(error)
      return []
    }
  }

  private func creation(_ path: FilePath, _ bytes: [UInt8], label: String) -> [Effect] {
    bundleFolder(of: path) == nil
      ? [.bulk(.create(path, bytes, label: label, place))] : [.bulk(.createBundle(path, bytes, label: label, place))]
  }

  /// What was read to be copied.
  mutating func copy(_ posting: Posting, _ file: PostingFile, for purpose: Purpose) -> [Effect] {
    guard posting.document.isEditable else {
      status = .cannot(.brokenPosting)
      return []
    }
    do throws(ChangeError) {
      switch purpose {
      case .duplicate(let title):
        guard let path = pathOfCopy(of: posting.path, title: title) else { return [] }
        let bytes = try PostingCopy.duplicate(posting, title: title, now: collection.table.now, context: changeContext)
        return creation(path, bytes, label: language("duplicate", "copie"))
      case .translation(let locale): return try translation(of: posting, file, to: locale)
      case .preview, .detail, .linked, .form, .refresh, .bodyInEditor, .builtIn: return []
      }
    } catch {
      status = .refused(error)
      return []
    }
  }

  /// Both get the key that links translations, where the collection uses one and the posting has no value there.
  private mutating func translation(
    of posting: Posting, _ file: PostingFile, to locale: String
  ) throws(ChangeError) -> [Effect] {
    let path = pathOfTranslation(posting.path, to: locale)
    let label = language("translate", "traduction")
    guard let link = TranslationLink(collection.table), let change = link.change(for: posting) else {
      let bytes = try PostingCopy.translation(posting, to: locale, context: changeContext)
      return [.bulk(.create(path, bytes, label: label, place))]
    }
    var linked = posting
    try linked.document.make(change, in: changeContext)
    let bytes = try PostingCopy.translation(linked, to: locale, context: changeContext)
    acts.linkKey = link.key
    return [.bulk(.createLinked(path, bytes, file, with: linked.document.bytes, label: label, place))]
  }

  private func pathOfTranslation(_ path: FilePath, to locale: String) -> FilePath {
    let old = collection.table.row(of: path).flatMap { collection.table.locale($0) }
    return PostingCopy.path(ofTranslation: path, from: old, to: locale, isFolder: hasPostings(below:))
  }

  private mutating func openTranslationMenu(_ path: FilePath) {
    let old = collection.table.row(of: path).flatMap { collection.table.locale($0) }.map(Folding.foldTrimmed)
    let locales = Suggestions.values(of: "locale", in: collection).filter {
      Folding.foldTrimmed($0.text) != old && LocaleTag.isTag($0.text.utf8)
    }
    let items = locales.prefix(12).map {
      ActMenuViewModel.Item(
        choice: .locale($0.text), detail: collection.shownName(pathOfTranslation(path, to: $0.text)), count: nil,
        reason: nil)
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
    status = .bulk(.created(collection.shownName(file.path), linkedBy: acts.linkKey))
    acts.linkKey = nil
    show(file, for: .form)
    return []
  }
}
