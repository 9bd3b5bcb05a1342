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

  public init(columns: Int, rows: Int, preview: PreviewMode, showsFacets: Bool) {
    self.columns = columns
    self.rows = rows
    facetWidth = showsFacets && columns >= Self.widthForFacets ? 30 : 0
    let isBeside = preview != .off && columns - facetWidth >= Self.widthForPreview - (facetWidth > 0 ? 20 : 0)
    previewWidth = isBeside ? min(60, (columns - facetWidth) * 2 / 5) : 0
    let isStrip = preview == .automatic && !isBeside && rows >= 20
    previewHeight = isStrip ? min(12, rows / 4) : 0
  }

  /// Title bar, filter line and column heads above; status and keys below.
  public static let linesAround = 5
  /// Postings in view.
  public var listHeight: Int { max(1, rows - Self.linesAround - previewHeight) }
  public var listWidth: Int { max(1, columns - (facetWidth > 0 ? facetWidth + 1 : 0) - (previewWidth > 0 ? previewWidth + 1 : 0)) }
}

public enum PreviewMode: Sendable, Hashable {
  /// Beside the list where there is room, else a strip below it.
  case automatic
  case off

  var next: PreviewMode { self == .automatic ? .off : .automatic }
}
