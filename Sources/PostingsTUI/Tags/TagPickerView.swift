internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// The tags of the marked postings, each on all, some or none of them.
struct TagPickerView {
  let picker: TagPickerViewModel
  let language: Language
  let theme: Theme

  func draw(over rect: Rect, on frame: inout Frame) {
    let height = min(rect.height, max(8, picker.rows.count + 4))
    let box = rect.centered(Size(width: min(rect.width, 64), height: height))
    let inner = BoxWidget(
      title: title, note: "\(picker.rows.count)", style: theme.style(.border), titleStyle: theme.style(.boxTitle)
    )
    .draw(into: &frame, in: box)
    let used = frame.put("> ", at: inner.origin, style: theme.style(.prompt))
    TextInputWidget(
      text: picker.input.text, cursorOffset: picker.input.cursor,
      placeholder: language("type to find, + begins a new tag", "tapez pour chercher, + commence un nouveau tag")
    ).draw(into: &frame, in: inner.row(0).inset(left: used))
    let list = inner.inset(top: 1, bottom: 1)
    for (offset, index) in picker.cursor.visible.enumerated() where offset < list.height {
      drawRow(picker.rows[index], isSelected: index == picker.cursor.index, in: list.row(offset), on: &frame)
    }
    let hint =
      picker.input.isEmpty
      ? language("Space flips  Enter reviews", "Espace bascule  Entrée relit")
      : language("Enter takes it, again reviews", "Entrée le prend, encore relit")
    frame.put(
      hint.truncated(to: inner.width), at: inner.bottom(1).origin, style: theme.style(.quiet), maxWidth: inner.width)
  }

  private var title: String {
    picker.targetCount == 1
      ? language("Tags of this posting", "Tags de cette offre")
      : language("Tags of \(picker.targetCount) postings", "Tags de \(picker.targetCount) offres")
  }

  private func drawRow(_ row: TagPickerViewModel.Row, isSelected: Bool, in rect: Rect, on frame: inout Frame) {
    switch row {
    case .tag(let index): drawEntry(picker.entries[index], rect, on: &frame)
    case .create(let tag):
      var text = language("+   new: “\(tag.cleaned())”", "+   nouveau : « \(tag.cleaned()) »")
      if let other = picker.lookAlike {
        text += language("  looks like “\(other.cleaned())”", "  ressemble à « \(other.cleaned()) »")
      }
      frame.put(
        text.truncated(to: rect.width), at: rect.origin, style: theme.style(picker.lookAlike == nil ? .text : .warning),
        maxWidth: rect.width)
    }
    if isSelected { frame.restyle(rect) { theme.style(.selection).over($0) } }
  }

  private func drawEntry(_ entry: TagPickerViewModel.Entry, _ rect: Rect, on frame: inout Frame) {
    let box = entry.box(of: picker.targetCount)
    let sign = box == .all ? "[x] " : box == .some ? "[-] " : "[ ] "
    var x = frame.put(sign, at: rect.origin, style: theme.style(box == .none ? .quiet : .mark), maxWidth: rect.width)
    let count = String(entry.count)
    let room = max(1, rect.width - x - count.columns - 1)
    var note = ""
    if box == .some {
      note = language(
        "  on \(entry.onCount) of \(picker.targetCount)", "  sur \(entry.onCount) des \(picker.targetCount)")
    }
    if let other = entry.lookAlike { note += "  ~ " + other.cleaned() }
    let tag = entry.tag.cleaned().truncated(to: room)
    x += frame.put(tag, at: rect.origin.moved(x), style: theme.style(entry.isNew ? .added : .tag), maxWidth: room)
    let left = max(0, room - tag.columns)
    frame.put(note.truncated(to: left), at: rect.origin.moved(x), style: theme.style(.quiet), maxWidth: left)
    frame.put(count, at: Position(x: rect.maxX - count.columns, y: rect.y), style: theme.style(.quiet))
  }
}

extension TagPickerViewModel.Entry {
  /// Made here, and in no posting yet.
  fileprivate var isNew: Bool { count == 0 }
}
