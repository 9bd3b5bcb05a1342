import CNcurses
import TerminalUI

/// Hands to curses the cells that differ from those of the frame before.
struct FramePainter {
  private var shown: Frame?
  private var scalars: [UInt32] = []

  /// From how many changed rows on the terminal is asked to show them at once; fewer are not worth the bytes.
  private static let largeChange = 4

  /// Lets the next frame be painted in full.
  mutating func forget() {
    shown = nil
  }

  /// Paints a frame on a screen of a size and with so many colours. A frame like the one before sends nothing.
  mutating func paint(_ frame: Frame, size: Size, colors: Int) {
    if shown == frame { return }
    let before = shown?.size == frame.size ? shown : nil
    var changedRows = 0
    for y in 0..<min(frame.size.height, size.height) {
      if paint(frame.row(y), over: before?.row(y), y, min(frame.size.width, size.width), colors) { changedRows += 1 }
    }
    let cursor = frame.cursor.flatMap { Rect(size: size).contains($0) ? $0 : nil }
    cn_finish(Int32(cursor?.x ?? -1), Int32(cursor?.y ?? -1), changedRows >= Self.largeChange)
    shown = frame
  }

  /// Paints the cells of a row that differ from those before; tells whether any does. A cell that a wide character has
  /// covered, or covers now, always differs, so that curses never sees half of one.
  private mutating func paint(
    _ cells: ArraySlice<Frame.Cell>, over before: ArraySlice<Frame.Cell>?, _ y: Int, _ width: Int, _ colors: Int
  ) -> Bool {
    var hasChanged = false
    for x in 0..<width {
      let cell = cells[cells.startIndex + x]
      if let before, before[before.startIndex + x] == cell { continue }
      hasChanged = true
      if cell.columns > 0 { paint(cell, Int32(x), Int32(y), colors) }
    }
    return hasChanged
  }

  private mutating func paint(_ cell: Frame.Cell, _ x: Int32, _ y: Int32, _ colors: Int) {
    scalars.removeAll(keepingCapacity: true)
    for scalar in cell.text.unicodeScalars { scalars.append(scalar.value) }
    let look = Look(cell.style, colors: colors)
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
