internal import Postings
internal import PostingsLanguage
internal import SystemPackage
internal import TerminalText

extension AppViewModel {
  mutating func openTagPicker() { push(.tagPicker(TagPickerViewModel(targets, collection))) }

  mutating func run(_ command: Command, _ times: Int, in picker: TagPickerViewModel) -> [Effect] {
    var picker = picker
    switch command {
    case .back, .restore, .cancel: return []
    case .commit:
      if picker.takeTyped() { break }
      guard picker.isChanged else {
        status = .nothingChanged
        return []
      }
      return perform(.tags(picker.changes, label: picker.label))
    default: picker.perform(command, times: times)
    }
    screens.append(.tagPicker(picker))
    return []
  }

  // MARK: Taxonomy

  mutating func run(_ command: Command, _ times: Int, in taxonomy: TaxonomyViewModel) -> [Effect] {
    var taxonomy = taxonomy
    if taxonomy.input != nil {
      taxonomy.runInSearch(command, times: times)
    } else if !taxonomy.move(command, times: times) {
      switch command {
      case .back where taxonomy.peel(): break
      case .back, .quit, .cancel: return []
      case .find: taxonomy.beginSearch()
      case .toggleMark: taxonomy.toggleMark()
      case .showLookAlikes: taxonomy.toggleLookAlikes()
      case .sortFacet: taxonomy.toggleOrder()
      case .undo, .redo:
        screens.append(.taxonomy(taxonomy))
        return [command == .undo ? .undoLastWrite : .redoLastWrite]
      default: return act(command, on: taxonomy)
      }
    }
    screens.append(.taxonomy(taxonomy))
    return []
  }

  private mutating func act(_ command: Command, on taxonomy: TaxonomyViewModel) -> [Effect] {
    guard let entry = taxonomy.selected else {
      screens.append(.taxonomy(taxonomy))
      return []
    }
    switch command {
    case .openPosting, .commit:
      list.setText("tag:\"" + entry.tag.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\"", collection)
      return []
    case .renameTag:
      screens.append(.taxonomy(taxonomy))
      ask(.renameTag(entry.tag), text: entry.tag)
    case .mergeTags:
      screens.append(.taxonomy(taxonomy))
      let marked = taxonomy.markedTags.filter { !$0.utf8.elementsEqual(entry.tag.utf8) }
      if !marked.isEmpty { return renameTags(marked, to: entry.tag) }
      ask(.mergeTags([entry.tag]), text: entry.lookAlike ?? "")
    case .dropTag:
      screens.append(.taxonomy(taxonomy))
      let tags = taxonomy.markedTags.isEmpty ? [entry.tag] : taxonomy.markedTags
      return review(
        language("drop ", "retirer ") + tags.joined(separator: ", "), files: files(withTags: tags),
        changes: tags.map { .removeTag($0) })
    default: screens.append(.taxonomy(taxonomy))
    }
    return []
  }

  /// In all postings of the collection, shown or not: the review says how many.
  mutating func renameTags(_ old: [String], to new: String) -> [Effect] {
    let tag = TagText.trim(new)
    guard !tag.isEmpty else {
      status = .refused(.emptyTag)
      return []
    }
    return review(
      old.joined(separator: ", ") + " → " + tag, files: files(withTags: old),
      changes: old.map { .renameTag($0, to: tag) })
  }

  /// What the tag that is typed would meet: itself, or one that looks like it.
  func tagNote(_ question: AskViewModel) -> String? {
    let old: [String]
    switch question.purpose {
    case .renameTag(let tag): old = [tag]
    case .mergeTags(let tags): old = tags
    default: return nil
    }
    let typed = TagText.trim(question.input.text)
    let form = TagLikeness.form(typed)
    let alike = collection.table.tagSpellings.filter { spelling in
      TagLikeness.form(spelling.tag) == form && !old.contains { $0.utf8.elementsEqual(spelling.tag.utf8) }
    }
    guard let first = alike.first(where: { $0.tag.utf8.elementsEqual(typed.utf8) }) ?? alike.first else { return nil }
    let name = first.tag.cleaned()
    if first.tag.utf8.elementsEqual(typed.utf8) {
      return language(
        "“\(name)” is there already (\(first.count)): the two become one",
        "« \(name) » existe déjà (\(first.count)) : les deux n’en feront qu’un")
    }
    return language("looks like “\(name)” (\(first.count))", "ressemble à « \(name) » (\(first.count))")
  }

  private func files(withTags tags: [String]) -> [FilePath] {
    let rows = QueryMatcher(collection.table).rows(matching: .field("tag", tags.map { .exact($0) }))
    return collection.order.filtered(by: rows).map(collection.table.path)
  }
}
