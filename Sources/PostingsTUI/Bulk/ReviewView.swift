internal import Postings
internal import PostingsLanguage
internal import PostingsViewModels
internal import SystemPackage
internal import TerminalText
internal import TerminalUI

/// What an act would write, a file a page; then how the writing goes.
struct ReviewView {
  let review: ReviewViewModel
  let app: AppViewModel
  let theme: Theme

  private var language: Language { app.language }

  func draw(over rect: Rect, on frame: inout Frame) {
    let box = rect.centered(Size(width: min(rect.width, 110), height: height(in: rect)))
    let inner = BoxWidget(
      title: title.truncated(to: max(1, box.width - 16)), note: counter, style: theme.style(.border),
      titleStyle: theme.style(.boxTitle)
    ).draw(into: &frame, in: box)
    drawHead(in: inner.row(0), on: &frame)
    drawPage(in: inner.inset(top: 2, bottom: 2), on: &frame)
    let (summary, meaning) = summary
    frame.put(
      summary.truncated(to: inner.width), at: inner.bottom(1).origin, style: theme.style(meaning), maxWidth: inner.width
    )
  }

  /// As high as the page needs, and the same for the other pages where they are alike.
  private func height(in rect: Rect) -> Int {
    let most =
      review.pages.prefix(50).map { page -> Int in
        if case .change(let diff) = page.content { diff.lines.count } else { 3 }
      }.max() ?? 1
    return min(rect.height, max(10, most + 6))
  }

  private var title: String {
    let label = review.change.label.cleaned()
    switch review.phase {
    case .planning: return language("Working it out: \(label)", "Préparation : \(label)")
    case .ready:
      let count = review.chosenCount
      if count == 0 { return language("Nothing to write: \(label)", "Rien à écrire : \(label)") }
      return language(
        "Write \(count) file\(count == 1 ? "" : "s")? \(label)",
        "Écrire \(count) fichier\(count > 1 ? "s" : "") ? \(label)")
    case .writing: return language("Writing: \(label)", "Écriture : \(label)")
    case .ended: return language("Left as they are: \(label)", "Laissés tels quels : \(label)")
    }
  }

  private var counter: String { review.pages.isEmpty ? "" : "\(review.index + 1)/\(review.pages.count)" }

  private func drawHead(in rect: Rect, on frame: inout Frame) {
    if case .writing(let done) = review.phase {
      return drawProgress(done, of: review.writingCount, in: rect, on: &frame)
    }
    guard let page = review.page else {
      return drawProgress(review.plannedCount, of: review.total, in: rect, on: &frame)
    }
    var x = 0
    if page.isLeftOut {
      x = frame.put(
        language("[left out] ", "[écarté] "), at: rect.origin, style: theme.style(.warning), maxWidth: rect.width)
    }
    let name = app.collection.shownName(page.path).truncated(to: max(1, rect.width - x), at: .start)
    frame.put(name, at: rect.origin.moved(x), style: theme.style(.strong), maxWidth: rect.width - x)
  }

  private func drawProgress(_ done: Int, of total: Int, in rect: Rect, on frame: inout Frame) {
    let count = " \(done)/\(total)"
    let width = max(1, rect.width - count.columns)
    let filled = total == 0 ? 0 : width * done / total
    frame.fill(rect.left(width), with: "░", style: theme.style(.quiet))
    frame.fill(rect.left(filled), with: "█", style: theme.style(.key))
    frame.put(count, at: rect.origin.moved(width), style: theme.style(.text), maxWidth: rect.width - width)
  }

  private func drawPage(in rect: Rect, on frame: inout Frame) {
    switch review.page?.content {
    case .change(let diff)?:
      let isLeftOut = review.page?.isLeftOut ?? false
      for (offset, index) in diff.cursor.visible.enumerated() where offset < rect.height {
        DiffLineView(line: diff.lines[index], isQuiet: isLeftOut, theme: theme).draw(in: rect.row(offset), on: &frame)
      }
    case .refusal(let refusal)?:
      for (offset, line) in refusal.sentence(in: language).wrapped(to: max(10, rect.width)).enumerated()
      where offset < rect.height {
        frame.put(line, at: rect.row(offset).origin, style: theme.style(.error), maxWidth: rect.width)
      }
    case nil: break
    }
  }

  private var summary: (String, Theme.Meaning) {
    if case .writing = review.phase {
      return (language("Esc stops between files.", "Échap arrête entre deux fichiers."), .quiet)
    }
    var parts: [String] = []
    if case .change(let diff)? = review.page?.content {
      parts.append(Phrase.bytesChange(lines: diff.changedCount, kept: diff.keptCount).text(in: language))
    }
    if review.phase == .planning {
      parts.append(
        language("\(review.plannedCount) of \(review.total) read", "\(review.plannedCount) sur \(review.total) lus"))
    }
    if review.leftOutCount > 0 {
      parts.append(
        language(
          "\(review.leftOutCount) left out", "\(review.leftOutCount) écarté\(review.leftOutCount > 1 ? "s" : "")"))
    }
    if review.unchangedCount > 0 {
      parts.append(language("\(review.unchangedCount) already so", "\(review.unchangedCount) déjà ainsi"))
    }
    if review.refusedCount > 0 {
      parts.append(
        language("\(review.refusedCount) refused", "\(review.refusedCount) refusé\(review.refusedCount > 1 ? "s" : "")")
      )
    }
    return (parts.joined(separator: " · "), .quiet)
  }
}
