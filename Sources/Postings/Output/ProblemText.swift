public import PostingsLanguage
public import SystemPackage
internal import TerminalText

extension Problem {
  /// `FILE:LINE:COLUMN: severity: message [kind]`, cleaned: one line, the form that editors and compilers share.
  public func line(path: FilePath, in language: Language) -> String {
    String(cleaning: path.bytes, for: .outputLine)
      + ":\(line):\(column): \(severity.rawValue): \(sentence(in: language).cleaned(for: .outputLine)) [\(kind)]"
  }
}
