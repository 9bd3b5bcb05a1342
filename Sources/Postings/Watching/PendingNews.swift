/// Changes that wait until no more come, or the first of them has waited long enough.
struct PendingNews {
  private let quiet: Duration
  private let longest: Duration
  private var touched = TouchedPaths()
  private var first: ContinuousClock.Instant?
  private var last = ContinuousClock.now

  init(_ options: CollectionWatch.Options) {
    quiet = options.quiet
    longest = options.longest
  }

  mutating func add(_ more: TouchedPaths, now: ContinuousClock.Instant = .now) {
    guard !more.isEmpty else { return }
    touched.formUnion(more)
    first = first ?? now
    last = now
  }

  /// When they are told at the latest; nil when there are none.
  var deadline: ContinuousClock.Instant? { first.map { min(last + quiet, $0 + longest) } }

  mutating func takeIfDue(now: ContinuousClock.Instant = .now) -> TouchedPaths? {
    guard let deadline, now >= deadline else { return nil }
    defer {
      touched = TouchedPaths()
      first = nil
    }
    return touched
  }
}
