#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Plain threads for calls that block: the cooperative pool has one a core, and reading from a cold disk wants more.
enum WorkerThreads {
  /// Starts a detached thread.
  static func start(_ body: @escaping @Sendable () -> Void) {
    let box = Unmanaged.passRetained(Body(run: body))
    #if canImport(Glibc)
      var thread = pthread_t()
    #else
      var thread: pthread_t?
    #endif
    let result = pthread_create(&thread, nil, threadMain, box.toOpaque())
    if result == 0 {
      #if canImport(Glibc)
        pthread_detach(thread)
      #else
        pthread_detach(thread!)
      #endif
    } else {
      // No thread to be had: the work is done here and now.
      box.takeRetainedValue().run()
    }
  }

  fileprivate final class Body: Sendable {
    let run: @Sendable () -> Void
    init(run: @escaping @Sendable () -> Void) { self.run = run }
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
