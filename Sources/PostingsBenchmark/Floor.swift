import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The least that anything can do which looks into every file: walk, open, read, close, on one thread.
enum Floor {
  /// - Returns: files and bytes that were read.
  static func read(_ folder: FilePath) -> (files: Int, bytes: Int) {
    let buffer = UnsafeMutableRawPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    var total = (files: 0, bytes: 0)
    let descriptor = folder.withPlatformString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    walk(descriptor, buffer, &total)
    return total
  }

  /// The least that anything can do which looks at the times of every file: walk and `fstatat`.
  ///
  /// - Returns: files that were looked at.
  static func look(_ folder: FilePath) -> Int {
    var count = 0
    look(folder.withPlatformString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }, &count)
    return count
  }

  /// Calls `body` with each file, opened.
  static func forEachFile(_ folder: FilePath, _ body: (Int32) -> Void) {
    forEachFile(folder.withPlatformString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }, body)
  }

  private static func forEachFile(_ descriptor: Int32, _ body: (Int32) -> Void) {
    guard descriptor >= 0, let stream = fdopendir(descriptor) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = UnsafeRawPointer(entry).advanced(by: MemoryLayout<dirent>.offset(of: \.d_name)!)
        .assumingMemoryBound(to: CChar.self)
      let isOwnOrParent = strcmp(name, ".") == 0 || strcmp(name, "..") == 0
      if Int32(entry.pointee.d_type) == Int32(DT_DIR), !isOwnOrParent {
        forEachFile(openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC), body)
      } else if Int32(entry.pointee.d_type) == Int32(DT_REG) {
        let file = openat(descriptor, name, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { continue }
        body(file)
        close(file)
      }
    }
  }

  private static func look(_ descriptor: Int32, _ count: inout Int) {
    guard descriptor >= 0, let stream = fdopendir(descriptor) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = UnsafeRawPointer(entry).advanced(by: MemoryLayout<dirent>.offset(of: \.d_name)!)
        .assumingMemoryBound(to: CChar.self)
      guard name[0] != CChar(bitPattern: UInt8(ascii: ".")) else { continue }
      if Int32(entry.pointee.d_type) == Int32(DT_DIR) {
        look(openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC), &count)
      } else {
        var status = stat()
        if fstatat(descriptor, name, &status, 0) == 0 { count += 1 }
      }
    }
  }

  /// Takes the descriptor over.
  private static func walk(
    _ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ total: inout (files: Int, bytes: Int)
  ) {
    guard descriptor >= 0, let stream = fdopendir(descriptor) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = UnsafeRawPointer(entry).advanced(by: MemoryLayout<dirent>.offset(of: \.d_name)!)
        .assumingMemoryBound(to: CChar.self)
      guard name[0] != CChar(bitPattern: UInt8(ascii: ".")) else { continue }
      if Int32(entry.pointee.d_type) == Int32(DT_DIR) {
        walk(openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC), buffer, &total)
      } else {
        let file = openat(descriptor, name, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { continue }
        #if canImport(Glibc)
          let count = Glibc.read(file, buffer, 1 << 16)
        #else
          let count = Darwin.read(file, buffer, 1 << 16)
        #endif
        close(file)
        total.files += 1
        total.bytes += max(0, count)
      }
    }
  }
}
