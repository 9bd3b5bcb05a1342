internal import SystemPackage

/// Where each posting was left while the program runs, so that it opens there again.
struct ReadingPlaces: Sendable {
  struct Place: Sendable {
    var mode: DetailViewModel.Mode
    var top: Int
    /// Lines in all, to find the place again at another width.
    var count: Int
  }

  private var places: [FilePath: Place] = [:]
  /// More than anybody comes back to.
  private static let limit = 10_000

  mutating func note(_ detail: DetailViewModel) {
    if places.count >= Self.limit { places.removeAll() }
    places[detail.path] = detail.top > 0 ? Place(mode: detail.mode, top: detail.top, count: detail.lineCount) : nil
  }

  func place(of path: FilePath) -> Place? { places[path] }
}
