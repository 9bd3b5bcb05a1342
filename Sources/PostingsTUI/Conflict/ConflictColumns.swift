internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// The columns of the conflict screen; what stood there when it was opened goes first where there is little room.
struct ConflictColumns {
  enum Kind: CaseIterable { case name, base, mine, theirs, keep }

  private(set) var columns: [(kind: Kind, x: Int, width: Int)] = []
  private let language: Language

  init(_ conflict: ConflictViewModel, _ rect: Rect, _ language: Language) {
    self.language = language
    let names = conflict.rows.map { ConflictRowText(row: $0, merge: conflict.merge, language: language).name.columns }
    let name = min(max(6, names.max() ?? 6), rect.width / 4)
    let keep = rect.width >= 60 ? 12 : 7
    let kinds: [Kind] = rect.width >= 60 ? Kind.allCases : [.name, .mine, .theirs, .keep]
    let room = max(6, rect.width - name - keep - kinds.count + 1)
    let value = room / (kinds.count - 2)
    var x = rect.x
    for kind in kinds {
      let width = kind == .name ? name : kind == .keep ? keep : value
      columns.append((kind, x, width))
      x += width + 1
    }
  }

  func rect(of kind: Kind, in line: Rect) -> Rect? {
    columns.first { $0.kind == kind }.map { Rect(x: $0.x, y: line.y, width: $0.width, height: 1) }
  }

  func title(_ kind: Kind) -> String {
    switch kind {
    case .name: language("FIELD", "CHAMP")
    case .base: language("WHEN OPENED", "À L’OUVERTURE")
    case .mine: language("YOURS", "LE VÔTRE")
    case .theirs: language("ON DISK", "SUR DISQUE")
    case .keep: language("KEEP", "GARDER")
    }
  }
}
