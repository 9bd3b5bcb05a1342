#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Work done on many threads and handed back in the order in which it was given out, with a bound on what is under way.
///
/// The caller’s thread makes the jobs and receives the outputs; at no time are there more than `window` jobs between the
/// two, so that memory does not grow with their number.
final class OrderedPipeline<Job: Sendable, Output: Sendable>: @unchecked Sendable {
  private let work: @Sendable (Job) -> Output
  private let window: Int
  private let threadLimit: Int

  // Guarded by `lock`.
  private var waiting: [(index: Int, job: Job)] = []
  private var waitingHead = 0
  private var finished: [Int: Output] = [:]
  private var isClosed = false
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let hasJob = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let hasOutput = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init(threads: Int, window: Int, work: @escaping @Sendable (Job) -> Output) {
    self.work = work
    self.window = max(1, window)
    threadLimit = max(0, threads)
    pthread_mutex_init(lock, nil)
    pthread_cond_init(hasJob, nil)
    pthread_cond_init(hasOutput, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    pthread_cond_destroy(hasJob)
    pthread_cond_destroy(hasOutput)
    lock.deallocate()
    hasJob.deallocate()
    hasOutput.deallocate()
  }

  /// - Parameters:
  ///   - next: the next job, nil when there are no more.
  ///   - receive: takes an output; false gives up.
  func run(next: () -> Job?, receive: (Output) -> Bool) {
    defer { close() }
    var given = 0
    var received = 0
    var hasMore = true
    var threads = 0
    while true {
      while hasMore, given - received < window {
        guard let job = next() else {
          hasMore = false
          break
        }
        if given < threadLimit, WorkerThreads.start({ [self] in self.workUntilClosed() }) { threads += 1 }
        push(given, job)
        given += 1
      }
      guard received < given else { return }
      // Where no thread is to be had, nobody else takes the job.
      if threads == 0 { workOnce() }
      let output = take(received)
      received += 1
      guard receive(output) else { return }
    }
  }

  private func push(_ index: Int, _ job: Job) {
    locked {
      waiting.append((index, job))
      pthread_cond_signal(hasJob)
    }
  }

  private func take(_ index: Int) -> Output {
    locked {
      while true {
        if let output = finished.removeValue(forKey: index) { return output }
        pthread_cond_wait(hasOutput, lock)
      }
    }
  }

  private func workUntilClosed() {
    while workOnce() {}
  }

  /// Takes the next job, waiting for one if need be; false when there will be no more.
  @discardableResult
  private func workOnce() -> Bool {
    guard let (index, job) = popJob() else { return false }
    let output = work(job)
    locked {
      finished[index] = output
      pthread_cond_signal(hasOutput)
    }
    return true
  }

  private func popJob() -> (index: Int, job: Job)? {
    locked {
      while true {
        if isClosed { return nil }
        if waitingHead < waiting.count {
          let entry = waiting[waitingHead]
          waitingHead += 1
          if waitingHead == waiting.count {
            waiting.removeAll(keepingCapacity: true)
            waitingHead = 0
          }
          return entry
        }
        pthread_cond_wait(hasJob, lock)
      }
    }
  }

  private func close() {
    locked {
      isClosed = true
      pthread_cond_broadcast(hasJob)
    }
  }

  private func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return body()
  }
}
