extension AppViewModel {
  /// Opens the help: the commands of the screen that has the keys.
  ///
  /// - Parameter rows: made from the keymap, which this layer does not know.
  public mutating func showPalette(_ rows: [PaletteViewModel.Row]) {
    let context = context
    let available = rows.map { row in
      var row = row
      row.whyUnavailable = whyUnavailable(row.command)?.sentence(in: language)
      return row
    }
    push(.palette(PaletteViewModel(available, context: context)))
  }

  mutating func run(_ command: Command, _ times: Int, in palette: PaletteViewModel) -> [Effect] {
    var palette = palette
    switch command {
    case .commit:
      guard let chosen = palette.selected?.command else { break }
      return update(.command(chosen, times: 1))
    case .back, .cancel, .restore: return []
    default: _ = palette.perform(command, times: times)
    }
    screens.append(.palette(palette))
    return []
  }
}
