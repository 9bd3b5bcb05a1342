#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Plain threads for calls that block: the cooperative pool has one a core, and reading from a cold disk wants more.
enum WorkerThreads {
  /// Starts a detached thread.
  ///
  /// - Parameter givesWay: whether threads that answer a person go first where cores are few: sixteen readers on two
  ///   cores would keep the first screen waiting for its turn.
  /// - Returns: false where no thread is to be had; nothing was run then.
  static func start(givesWay: Bool = false, _ body: @escaping @Sendable () -> Void) -> Bool {
    let box = Unmanaged.passRetained(
      Body {
        if givesWay { giveWay() }
        body()
      })
    #if canImport(Glibc)
      var thread = pthread_t()
    #else
      var thread: pthread_t?
    #endif
    let result = pthread_create(&thread, nil, threadMain, box.toOpaque())
    guard result == 0 else {
      box.release()
      return false
    }
    #if canImport(Glibc)
      pthread_detach(thread)
    #else
      pthread_detach(thread!)
    #endif
    return true
  }

  /// Starts a detached thread for work that ends by itself; where no thread is to be had, it is done here and now.
  static func startOrRun(givesWay: Bool = false, _ body: @escaping @Sendable () -> Void) {
    if !start(givesWay: givesWay, body) { body() }
  }

  private static func giveWay() {
    #if canImport(Glibc)
      // On Linux this is the calling thread, not its process: setpriority(2), “C library/kernel differences”.
      _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
    #else
      pthread_set_qos_class_self_np(QOS_CLASS_UTILITY, 0)
    #endif
  }

  /// Runs `body` once for each number below `count`, on a thread each but for the first, and returns when all are done.
  static func perform(on count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    #if canImport(Glibc)
      var threads: [pthread_t] = []
      var thread = pthread_t()
    #else
      var threads: [pthread_t?] = []
      var thread: pthread_t?
    #endif
    for index in 1..<max(1, count) {
      let box = Unmanaged.passRetained(Body { body(index) })
      if pthread_create(&thread, nil, threadMain, box.toOpaque()) == 0 {
        threads.append(thread)
      } else {
        box.takeRetainedValue().run()
      }
    }
    body(0)
    for thread in threads {
      #if canImport(Glibc)
        pthread_join(thread, nil)
      #else
        pthread_join(thread!, nil)
      #endif
    }
  }

  fileprivate final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
}

#if canImport(Glibc)
  private func threadMain(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    Unmanaged<WorkerThreads.Body>.fromOpaque(argument!).takeRetainedValue().run()
    return nil
  }
#else
  private func threadMain(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<WorkerThreads.Body>.fromOpaque(argument).takeRetainedValue().run()
    return nil
  }
#endif
