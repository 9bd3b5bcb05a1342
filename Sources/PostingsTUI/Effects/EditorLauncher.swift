#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif
internal import Postings
public import PostingsViewModels
public import SystemPackage

/// Runs the person's editor on a file, without a shell, and waits for it.
public nonisolated enum EditorLauncher {
  /// The editor's words: `$VISUAL`, else `$EDITOR`; nil when neither is set, and the built-in one opens.
  public static func command(environment: [String: String]) -> [String]? {
    for name in ["VISUAL", "EDITOR"] {
      let words = Self.words(environment[name] ?? "")
      if !words.isEmpty { return words }
    }
    return nil
  }

  /// Splits at blanks; quotes and backslashes keep blanks together, nothing else is special.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isInWord = false
    var quote: Character?
    var isEscaped = false
    for character in text {
      if isEscaped {
        word.append(character)
        isEscaped = false
      } else if character == "\\" && quote != "'" {
        isEscaped = true
        isInWord = true
      } else if let open = quote {
        if character == open { quote = nil } else { word.append(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        isInWord = true
      } else if character == " " || character == "\t" {
        if isInWord { words.append(word) }
        word = ""
        isInWord = false
      } else {
        word.append(character)
        isInWord = true
      }
    }
    if isInWord { words.append(word) }
    return words
  }

  /// The whole argument list as bytes: the line where the editor is known to take one, and a name that is no option.
  static func arguments(_ command: [String], file: FilePath, line: Int) -> [[UInt8]] {
    let program = command[0].split(separator: "/").last.map(String.init) ?? command[0]
    let name = file.bytes
    let safe = name.first == UInt8(ascii: "-") ? Array("./".utf8) + name : name
    let words = command.map { Array($0.utf8) }
    switch program {
    case "vi", "vim", "nvim", "view", "nano", "emacs", "emacsclient", "micro", "kak", "joe", "jed", "ne", "mg":
      return words + (line > 1 ? [Array("+\(line)".utf8)] : []) + [safe]
    case "hx", "helix", "subl", "zed":
      return words + [safe + (line > 1 ? Array(":\(line)".utf8) : [])]
    case "code", "codium":
      return words + [Array("--wait".utf8), Array("--goto".utf8), safe + Array(":\(line)".utf8)]
    default: return words + [safe]
    }
  }

  /// Runs the editor in the terminal that the program has given up for it.
  public static func run(_ command: [String], on file: FilePath, line: Int) throws(EditorFailure) {
    let arguments = arguments(command, file: file, line: line)
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { bytes in
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
      for (index, byte) in bytes.enumerated() { copy[index] = CChar(bitPattern: byte) }
      copy[bytes.count] = 0
      return copy
    }
    defer { for pointer in pointers { pointer?.deallocate() } }
    pointers.append(nil)
    var child = pid_t()
    let result = posix_spawnp(&child, pointers[0]!, nil, nil, pointers, environ)
    guard result == 0 else { throw .notStarted(command[0], errno: result) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 { if errno != EINTR { break } }
    // A signal or a non-zero exit: the editor says that it did not do its work.
    guard status == 0 else { throw .failed(command[0], status: (status >> 8) & 0xFF) }
  }
}
