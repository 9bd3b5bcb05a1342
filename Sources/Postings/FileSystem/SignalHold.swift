#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Holds back the signals that end or stop a program while a file is being replaced.
///
/// They are held for the calling thread, and come when the work is done. A process with more threads that wants them
/// held in all must block them before it starts the others (new threads inherit the mask); a save is whole at every
/// point in any case, so that nothing is lost where they are not.
enum SignalHold {
  static func during<Result, Failure>(_ work: () throws(Failure) -> Result) throws(Failure) -> Result {
    var held = sigset_t()
    var before = sigset_t()
    sigemptyset(&held)
    for signal in [SIGTERM, SIGINT, SIGHUP, SIGTSTP, SIGQUIT] { sigaddset(&held, signal) }
    pthread_sigmask(SIG_BLOCK, &held, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return try work()
  }
}
