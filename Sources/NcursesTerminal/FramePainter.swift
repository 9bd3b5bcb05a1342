import CNcurses
import TerminalUI

/// Hands to curses the cells that differ from those of the frame before.
struct FramePainter {
  private var shown: Frame?
  /// How each cell of a row was sent; empty for rows that were not.
  private var sentStyles: [[Style]] = []
  private var scalars: [UInt32] = []

  /// From how many changed cells on the terminal is asked to show them at once; fewer fit into one write, and the request
  /// itself takes 16 bytes.
  private static let largeChange = 600

  /// Lets the next frame be painted in full.
  mutating func forget() {
    shown = nil
  }

  /// Paints a frame on a screen of a size and with so many colours. A frame like the one before sends nothing.
  mutating func paint(_ frame: Frame, size: Size, colors: Int) {
    if shown == frame { return }
    let before = shown?.size == frame.size ? shown : nil
    if before == nil { sentStyles = Array(repeating: [], count: frame.size.height) }
    var changedCells = 0
    for y in 0..<min(frame.size.height, size.height) {
      let (old, new) = (before?.row(y), frame.row(y))
      if old == new { continue }
      changedCells += paint(new, over: old, y, min(frame.size.width, size.width), colors)
    }
    let cursor = frame.cursor.flatMap { Rect(size: size).contains($0) ? $0 : nil }
    cn_finish(Int32(cursor?.x ?? -1), Int32(cursor?.y ?? -1), changedCells >= Self.largeChange)
    shown = frame
  }

  /// Paints the cells of a row that differ from those before; gives how many do. A cell that a wide character has
  /// covered, or covers now, always differs, so that curses never sees half of one.
  private mutating func paint(
    _ cells: ArraySlice<Frame.Cell>, over before: ArraySlice<Frame.Cell>?, _ y: Int, _ width: Int, _ colors: Int
  ) -> Int {
    let (styles, sent) = (BlankCells.settled(cells), sentStyles[y])
    var changed = 0
    for x in 0..<width {
      let cell = cells[cells.startIndex + x]
      if let before, !sent.isEmpty {
        let old = before[before.startIndex + x]
        if old.text == cell.text, old.columns == cell.columns, sent[x] == styles[x] { continue }
      }
      changed += 1
      if cell.columns > 0 { paint(cell.text, styles[x], Int32(x), Int32(y), colors) }
    }
    sentStyles[y] = styles
    return changed
  }

  private mutating func paint(_ text: String, _ style: Style, _ x: Int32, _ y: Int32, _ colors: Int) {
    scalars.removeAll(keepingCapacity: true)
    for scalar in text.unicodeScalars { scalars.append(scalar.value) }
    let look = Look(style, colors: colors)
    cn_put(x, y, scalars, Int32(scalars.count), look.attributes, look.foreground, look.background)
  }
}

/// A style in the terminal's own numbers.
struct Look: Equatable {
  var attributes: UInt32
  var foreground: Int32
  var background: Int32

  /// What comes nearest to a style with so many colours.
  init(_ style: Style, colors: Int) {
    // The bits are the same ones.
    attributes = UInt32(style.attributes.rawValue)
    foreground = Int32(style.foreground.number(ofColors: colors) ?? -1)
    background = Int32(style.background.number(ofColors: colors) ?? -1)
    // Eight colours and bold is how such terminals show the bright ones.
    if colors == 8, style.foreground.isBright { attributes |= UInt32(Style.Attributes.bold.rawValue) }
  }
}
