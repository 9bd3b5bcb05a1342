internal import Postings
public import PostingsLanguage
internal import SystemPackage

/// Acts on the marked postings, or on the one that is shown or lies under the cursor.
extension AppViewModel {
  /// What an act is for, in the order of the list.
  var targets: [PostingTable.Row] {
    if case .detail(let detail)? = top { return collection.table.row(of: detail.path).map { [$0] } ?? [] }
    return list.targets
  }

  private var hasTargets: Bool {
    if case .detail? = top { return !targets.isEmpty }
    return list.hasTargets
  }

  func whyUnavailableAct(_ command: Command) -> Status.Reason? {
    switch command {
    case .modifyPostings, .editTags, .changePublishing, .deletePostings, .repeatAct:
      if !hasTargets { return list.marks.isEmpty ? noPosting : .acts(.allMarkedHidden(list.marks.count)) }
      return command == .repeatAct && acts.last == nil ? .acts(.noRepeat) : nil
    case .markAllVisible, .invertMarks: return list.rows.isEmpty ? noPosting : nil
    case .markRange, .extendMarksDown, .extendMarksUp, .duplicatePosting, .translatePosting,
      .renameFile, .showDiff, .showHistory:
      return list.selectedRow == nil ? noPosting : nil
    case .showTaxonomy:
      return collection.table.count == 0 ? .acts(.noTags) : nil
    default: return nil
    }
  }

  /// An act begun in the list or in a posting; commands that are none do nothing.
  mutating func runAct(_ command: Command) -> [Effect] {
    switch command {
    case .modifyPostings: ask(.modify(count: targets.count))
    case .editTags: openTagPicker()
    case .changePublishing: openPublishingMenu()
    case .deletePostings: openDeleteMenu()
    case .repeatAct: return acts.last.map { perform($0) } ?? []
    case .markByQuery: ask(.markByQuery)
    case .showProblems: return showProblems()
    case .showDiff, .showHistory: return showHistory(of: selectedPath, isWhole: command == .showHistory)
    case .showTaxonomy: push(.taxonomy(TaxonomyViewModel(collection)))
    case .createPosting, .duplicatePosting, .translatePosting, .renameFile: return runCreation(command)
    default: break
    }
    return []
  }

  /// The lines that say what the keys act on, while postings are marked.
  public func marksSentence(in language: Language) -> String? {
    guard !list.marks.isEmpty else { return nil }
    let (shown, hidden) = (list.markedCount, list.hiddenMarkCount)
    let acting = language(
      "\(shown) marked: e m t P d act on \(shown == 1 ? "it" : "all \(shown)")",
      "\(shown) marquée\(shown > 1 ? "s" : "") : e m t P d agissent sur \(shown > 1 ? "les \(shown)" : "elle")")
    guard hidden > 0 else { return acting + "." }
    return acting
      + language(
        "; \(hidden) more, hidden, stay\(hidden == 1 ? "s" : "") as \(hidden == 1 ? "it is" : "they are").",
        " ; \(hidden) autre\(hidden > 1 ? "s" : ""), cachée\(hidden > 1 ? "s" : ""), ne bouge\(hidden > 1 ? "nt" : "") pas."
      )
  }

  // MARK: Asking

  mutating func ask(_ purpose: AskViewModel.Purpose, text: String = "") {
    var question = AskViewModel(purpose, text: text)
    question.suggest(collection)
    noteName(&question)
    push(.ask(question))
  }

  mutating func run(_ command: Command, in question: AskViewModel) -> [Effect] {
    var question = question
    switch command {
    case .back, .restore, .cancel: return []
    case .commit:
      if question.takeHighlighted(collection) { break }
      return take(&question)
    default: question.edit(command, collection)
    }
    noteName(&question)
    screens.append(.ask(question))
    return []
  }

  /// The answer is taken, or the question stays with the reason why not.
  private mutating func take(_ question: inout AskViewModel) -> [Effect] {
    let text = question.input.text
    switch question.purpose {
    case .modify: return takeModify(text, &question)
    case .markByQuery: return takeMarks(text, &question)
    case .renameTag(let old): return renameTags([old], to: text)
    case .mergeTags(let old): return renameTags(old, to: text)
    case .newPosting, .duplicate, .renameFile, .locale: return takeName(text, &question)
    }
  }

  private mutating func takeModify(_ text: String, _ question: inout AskViewModel) -> [Effect] {
    do throws(ModifyLineError) {
      _ = try ModifyLine(text, roleMap: collection.roleMap, now: collection.table.now)
      return perform(.modify(text.trimmingBlanks()))
    } catch {
      question.refusal = .line(error)
      screens.append(.ask(question))
      return []
    }
  }

  private mutating func takeMarks(_ text: String, _ question: inout AskViewModel) -> [Effect] {
    do throws(QueryError) {
      let query = try Query(text)
      guard !query.expression.readsBodies else { throw QueryError(position: 0, expected: .noBodies) }
      let found = QueryMatcher(collection.table).rows(matching: query.expression)
      let rows = Set(list.rows.filter { found.contains($0) })
      list.marks.add(Array(rows))
      status = .bulk(.marked(rows.count))
    } catch {
      question.refusal = .query(error)
      screens.append(.ask(question))
    }
    return []
  }

  // MARK: Doing

  /// Works out what an act changes in its targets and opens the review.
  mutating func perform(_ act: RepeatableAct) -> [Effect] {
    acts.last = act
    let rows = targets
    switch act {
    case .modify(let line):
      guard let parsed = try? ModifyLine(line, roleMap: collection.roleMap, now: collection.table.now) else {
        return []
      }
      return review(line, parsed.changes, rows)
    case .tags(let changes, let label): return review(label, changes, rows)
    case .publishing(let publishing): return perform(publishing, rows)
    }
  }

  mutating func review(_ label: String, _ changes: [PostingChange], _ rows: [PostingTable.Row]) -> [Effect] {
    review(label, files: rows.map(collection.table.path), changes: changes)
  }

  mutating func review(
    _ label: String, files: [FilePath], changes: [PostingChange] = [], own: [FilePath: [PostingChange]]? = nil,
    refusals: [(path: FilePath, reason: ActReason)] = []
  ) -> [Effect] {
    let change = BulkChange(
      id: acts.nextID(), label: label, files: files, changes: changes, ownChanges: own, place: place,
      usualTags: collection.table.tagsHabit)
    push(.review(ReviewViewModel(change, refusals: refusals)))
    return [.bulk(.plan(change))]
  }

  var place: CollectionPlace {
    CollectionPlace(roots: collection.roots, roleMap: collection.roleMap, names: collection.settings.names)
  }
}
