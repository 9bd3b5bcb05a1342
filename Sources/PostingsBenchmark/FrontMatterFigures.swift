import CLibYAML
import FrontMatter
import Postings
import SystemPackage

/// Reading and editing the front matter of a folder's postings, beside libyaml's own scanner in the same run.
struct FrontMatterFigures {
  var folder: FilePath
  var runs: Int
  private let report = Report()
  private static let filesToEdit = 2_000

  init(folder: FilePath, runs: Int) {
    self.folder = folder
    self.runs = runs
  }

  func print() {
    let heads = heads
    guard !heads.isEmpty else { return Swift.print("No front matter in \(folder).") }
    // The scanner's own speed on YAML is what the other notations are held against too.
    let scanner = heads[.yaml].map { ($0, scanCost($0)) }
    for format in FrontMatterFormat.allCases {
      guard let heads = heads[format] else { continue }
      report.heading("\(format) front matter: \(heads.count) files, \(heads.size >> 10) KB")
      if format == .yaml, let (_, cost) = scanner { line("libyaml's scanner: tokens, thrown away", heads, cost) }
      let reading = Cost.median(of: runs) { for head in heads.files { _ = FrontMatterDocument(head.bytes) } }
      line("fences, fields and their places", heads, reading, beside: scanner)
      line(
        "the same with warnings", heads,
        Cost.median(of: runs) {
          for head in heads.files { _ = FrontMatterDocument(head.bytes).warnings }
        }, beside: scanner)
      if format == .yaml { printFastPath(heads) }
      printEdits(heads)
    }
  }

  // MARK: Files

  private struct Head {
    /// Up to the body.
    var bytes: [UInt8]
    var range: Range<Int>
  }

  private struct Heads {
    var files: [Head] = []
    var size = 0
    var count: Int { files.count }
  }

  private var heads: [FrontMatterFormat: Heads] {
    var heads: [FrontMatterFormat: Heads] = [:]
    OrderedScan().run(
      [folder],
      transform: { $0.compactMap { if case .posting(let posting) = $0 { posting.document } else { nil } } },
      receive: { documents in
        for document in documents {
          guard let format = document.format, document.errors.isEmpty else { continue }
          let head = Head(
            bytes: Array(document.bytes[..<document.bodyRange.lowerBound]), range: document.frontMatterRange)
          heads[format, default: Heads()].files.append(head)
          heads[format]!.size += head.range.count
        }
        return true
      })
    return heads
  }

  // MARK: Reading

  private func scanCost(_ heads: Heads) -> Cost {
    Cost.median(of: runs) {
      for head in heads.files {
        head.bytes.withUnsafeBufferPointer { bytes in
          _ = pyaml_scan(bytes.baseAddress! + head.range.lowerBound, head.range.count)
        }
      }
    }
  }

  private func printFastPath(_ heads: Heads) {
    var (fast, slow) = (Heads(), Heads())
    for head in heads.files {
      let isFast = head.bytes.withUnsafeBufferPointer { FieldScanner.scan($0, in: head.range) { _ in } }
      if isFast { fast.files.append(head) } else { slow.files.append(head) }
      if isFast { fast.size += head.range.count } else { slow.size += head.range.count }
    }
    let share = Double(fast.count) / Double(heads.count) * 100
    report.line(Figure(name: "read without libyaml", value: "\(share.fixed(1)) % of the files"))
    line(
      "these: fields and their places only", fast,
      Cost.median(of: runs) {
        for head in fast.files {
          _ = head.bytes.withUnsafeBufferPointer { FieldScanner.scan($0, in: head.range) { _ in } }
        }
      })
    line(
      "the others: all", slow,
      Cost.median(of: runs) {
        for head in slow.files { _ = FrontMatterDocument(head.bytes) }
      })
  }

  private func line(_ name: String, _ heads: Heads, _ cost: Cost, beside scanner: (Heads, Cost)? = nil) {
    guard heads.count > 0 else { return }
    var figure = Figure(
      name: name,
      value: "\((cost.cpu * 1000 / Double(heads.count)).fixed(2)) µs, \(speed(heads, cost).fixed(0)) MB/s")
    if let (yaml, scan) = scanner {
      figure.ratio = "\((speed(heads, cost) / speed(yaml, scan)).fixed(2)) × libyaml's scanner"
    }
    report.line(figure)
  }

  /// In megabytes a second.
  private func speed(_ heads: Heads, _ cost: Cost) -> Double { Double(heads.size) / 1000 / cost.cpu }

  // MARK: Edits

  /// One edit a file: its first text gets another word, checked and applied.
  private func printEdits(_ heads: Heads) {
    let documents = heads.files.prefix(Self.filesToEdit).map { FrontMatterDocument($0.bytes) }
    let edits: [(document: FrontMatterDocument, path: FieldPath)] = documents.compactMap { document in
      let member = document.members.first { if case .text = $0.node.value { !$0.isShadowed } else { false } }
      return member.map { (document, FieldPath(key: $0.key)) }
    }
    guard !edits.isEmpty else { return }
    var refused = 0
    let cost = Cost.median(of: runs) {
      refused = 0
      for (document, path) in edits {
        guard let edit = try? document.edit(for: .set(path, to: .text("Another title: new"))) else {
          refused += 1
          continue
        }
        var changed = document
        changed.apply(edit)
      }
    }
    let each = (cost.cpu * 1000 / Double(edits.count)).fixed(1)
    report.line(
      Figure(
        name: "one edit with its check, applied", value: "\(each) µs",
        ratio: "\(edits.count - refused) of \(edits.count)"))
  }
}
