import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Makes the system forget what it holds of files in main memory, so that they are read from the disk again.
struct PageCache {
  /// Whether the whole cache is emptied, names and attributes of files included: it slows down everything else on the
  /// machine, and needs root.
  var emptiesAll: Bool

  var how: String { emptiesAll ? "all caches dropped" : Self.canForget ? "its pages dropped" : "skipped: warm" }

  /// Forgets the bytes of all files below a folder, as far as it can.
  func forget(_ folder: FilePath) {
    if emptiesAll { return dropAll() }
    Floor.forEachFile(folder) { file in
      #if canImport(Glibc)
        posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED)
      #endif
    }
  }

  private static var canForget: Bool {
    #if canImport(Glibc)
      true
    #else
      false
    #endif
  }

  private func dropAll() {
    sync()
    guard let file = fopen("/proc/sys/vm/drop_caches", "w") else { return }
    fputs("3", file)
    fclose(file)
  }
}
