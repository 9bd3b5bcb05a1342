import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lets one thread wait for another, once.
final class Completion: @unchecked Sendable {
  private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  init() { sem_init(semaphore, 0, 0) }
  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  func signal() { sem_post(semaphore) }
  func wait() { while sem_wait(semaphore) != 0 {} }
}

/// Counts on several threads.
final class Counter: Sendable {
  private let count = Atomic(0)
  func add(_ more: Int) { count.add(more, ordering: .relaxed) }
  var value: Int { count.load(ordering: .relaxed) }
}
