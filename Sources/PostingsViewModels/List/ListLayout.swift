/// How a screen of a size is shared out in the list: sizes in cells.
public struct ListLayout: Sendable, Equatable {
  public var columns: Int
  public var rows: Int
  /// Left of the list; 0 when facets are not shown beside it.
  public var facetWidth: Int
  /// Right of the list; 0 unless the preview stands beside it.
  public var previewWidth: Int
  /// Below the list, its heading included; 0 unless the preview is a strip.
  public var previewHeight: Int

  /// Below it the screen says that it is too small.
  public static let smallest = (columns: 20, rows: 6)
  public static let widthForFacets = 100
  public static let widthForPreview = 120
  /// Below it a preview beside the list leaves no list.
  static let leastWidthForPreview = 64
  static let leastHeightForStrip = 12
  private static let leastList = 24
  private static let leastPreview = 20

  /// - Parameter split: cells that the preview takes, as the person dragged it; nil: as usual.
  public init(columns: Int, rows: Int, preview: PreviewMode, showsFacets: Bool, split: Int? = nil) {
    self.columns = columns
    self.rows = rows
    facetWidth = showsFacets && columns >= Self.widthForFacets ? 30 : 0
    let room = columns - facetWidth
    previewWidth = 0
    previewHeight = 0
    switch preview.placed(columns: room + (facetWidth > 0 ? 20 : 0), rows: rows) {
    case .beside:
      let usual = min(60, room * 2 / 5)
      previewWidth = max(Self.leastPreview, min(split ?? usual, room - Self.leastList))
    case .strip: previewHeight = max(3, min(split ?? min(12, max(4, rows / 4)), rows - Self.linesAround - 3))
    case .automatic, .off: break
    }
  }

  /// What the preview takes when its edge is dragged to a column, or a row.
  func split(draggedTo place: Int) -> Int? {
    if previewWidth > 0 { return columns - place - 1 }
    return previewHeight > 0 ? rows - 2 - place : nil
  }

  /// Title bar, filter line and column heads above; status and keys below.
  public static let linesAround = 5
  /// Postings in view.
  public var listHeight: Int { max(1, rows - Self.linesAround - previewHeight) }
  public var listWidth: Int {
    max(1, columns - (facetWidth > 0 ? facetWidth + 1 : 0) - (previewWidth > 0 ? previewWidth + 1 : 0))
  }
}

/// Where the posting under the cursor is shown.
public enum PreviewMode: String, Sendable, Hashable, CaseIterable {
  /// Beside the list where there is room, else a strip below it.
  case automatic = "auto"
  case strip
  case beside
  case off

  /// Where it is in a terminal of a size: beside, strip or off.
  func placed(columns: Int, rows: Int) -> PreviewMode {
    let isWide = columns >= ListLayout.leastWidthForPreview
    let isHigh = rows >= ListLayout.leastHeightForStrip
    switch self {
    case .automatic: return columns >= ListLayout.widthForPreview ? .beside : rows >= 20 ? .strip : .off
    case .beside: return isWide ? .beside : isHigh ? .strip : .off
    case .strip: return isHigh ? .strip : .off
    case .off: return .off
    }
  }

  /// The next one that looks otherwise.
  func next(columns: Int, rows: Int) -> PreviewMode {
    let order: [PreviewMode] = [.beside, .strip, .off]
    let now = placed(columns: columns, rows: rows)
    let index = order.firstIndex(of: now) ?? 0
    let others = (1...2).map { order[(index + $0) % 3] }
    return others.first { $0.placed(columns: columns, rows: rows) == $0 } ?? .off
  }
}
