internal import Dispatch
public import Postings
internal import PostingsViewModels
internal import SystemPackage

/// Keeps the drafts of forms on the disk, on a queue of its own, so that neither keys nor saves wait for it.
public nonisolated final class DraftKeeper: Sendable {
  private let store: DraftStore
  private let milliseconds: Int
  private let now: @Sendable () -> Int
  private let queue = DispatchQueue(label: "postings.drafts")

  /// - Parameters:
  ///   - milliseconds: from the first change that is not kept to the moment when it is.
  ///   - now: seconds since 1970-01-01T00:00Z.
  public init(_ store: DraftStore, milliseconds: Int = 400, now: @escaping @Sendable () -> Int) {
    self.store = store
    self.milliseconds = milliseconds
    self.now = now
  }

  /// Whether the effect is one of drafts.
  func run(_ effect: Effect, _ post: @escaping @Sendable (Outcome) -> Void) -> Bool {
    switch effect {
    case .timeDraft where milliseconds == 0: queue.async { post(.draftIsDue) }
    case .timeDraft: queue.asyncAfter(deadline: .now() + .milliseconds(milliseconds)) { post(.draftIsDue) }
    case .keepDraft(let path, let content):
      perform(post) { (keeper) throws(PostingsError) in try keeper.keep(path, content) }
    case .dropDraft(let path): perform(post) { (keeper) throws(PostingsError) in try keeper.store.remove(path) }
    case .dropAbandonedDrafts(let path):
      perform(post) { (keeper) throws(PostingsError) in try keeper.store.removeAbandoned(path) }
    case .findDrafts(let roots): queue.async { [self] in post(found(in: roots)) }
    default: return false
    }
    return true
  }

  /// Waits until all that was asked for is done.
  func finish() { queue.sync {} }

  private func perform(
    _ post: @escaping @Sendable (Outcome) -> Void,
    _ work: @escaping @Sendable (DraftKeeper) throws(PostingsError) -> Void
  ) {
    queue.async { [self] in
      do throws(PostingsError) {
        try work(self)
      } catch {
        post(.draftNotKept(error))
      }
    }
  }

  private func keep(_ path: FilePath, _ content: DraftContent) throws(PostingsError) {
    let time = Int64(now()) * 1_000_000_000
    try store.save(StoredDraft(path: path, base: ContentHash(content.base), time: time, content: content.bytes))
  }

  /// One a posting: the newest.
  private func found(in roots: [FilePath]) -> Outcome {
    let abandoned: [StoredDraft]
    do throws(PostingsError) {
      _ = try store.clean()
      abandoned = try store.abandoned()
    } catch {
      return .draftNotKept(error)
    }
    let now = now()
    var newest: [FilePath: KeptDraft] = [:]
    var order: [FilePath] = []
    for draft in abandoned where roots.contains(where: { draft.path.starts(with: $0) }) {
      guard let content = DraftContent(draft.content) else { continue }
      let time = LocalClock.text(Int(draft.time / 1_000_000_000), now: now)
      newest[draft.path] = KeptDraft(path: draft.path, content: content, time: time)
      order.removeAll { $0 == draft.path }
      order.append(draft.path)
    }
    return .draftsFound(order.compactMap { newest[$0] })
  }
}
