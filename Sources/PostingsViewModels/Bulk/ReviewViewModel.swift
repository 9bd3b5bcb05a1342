internal import Postings
public import SystemPackage

/// What an act would write, a page a file, before it is written; then the writing, and what was refused.
public struct ReviewViewModel: Sendable {
  public enum Phase: Sendable, Equatable {
    case planning
    case ready
    case writing(done: Int)
    /// Written as far as it goes; what was refused is still shown.
    case ended(wasStopped: Bool)
  }

  public struct Page: Sendable {
    public enum Content: Sendable {
      case change(DiffViewModel)
      case refusal(BulkRefusal)
    }

    public var path: FilePath
    public var content: Content
    public var isLeftOut = false
    var stamp = 0

    public var isChange: Bool { if case .change = content { true } else { false } }
  }

  public let change: BulkChange
  public private(set) var phase: Phase = .planning
  /// Files that change or are refused, in the order of the list.
  public private(set) var pages: [Page] = []
  public private(set) var index = 0
  public private(set) var plannedCount = 0
  /// Files that are as asked already.
  public private(set) var unchangedCount = 0
  public private(set) var writtenCount = 0
  /// Files that another program had changed since they were shown, and that were planned anew.
  public private(set) var replannedCount = 0
  private var pageHeight = 1
  private var stamps: [FilePath: Int] = [:]

  /// - Parameter refusals: files that the act does not fit; they are shown with the others, and not planned.
  init(_ change: BulkChange, refusals: [(path: FilePath, reason: ActReason)] = []) {
    self.change = change
    pages = refusals.map { Page(path: $0.path, content: .refusal(.act($0.reason))) }
  }

  public var page: Page? { pages.indices.contains(index) ? pages[index] : nil }
  public var total: Int { change.files.count }
  /// Files that will be written.
  public var chosen: [FilePath] { pages.filter { $0.isChange && !$0.isLeftOut }.map(\.path) }
  public private(set) var chosenCount = 0
  /// Files that are being written, or were.
  public private(set) var writingCount = 0
  public var leftOutCount: Int { pages.count { $0.isLeftOut } }
  public var refusedCount: Int { pages.count { !$0.isChange } }

  // MARK: Planning

  mutating func take(_ planned: [PlannedFile]) {
    plannedCount += planned.count
    for file in planned {
      switch file.result {
      case .unchanged: unchangedCount += 1
      case .refused(let refusal): pages.append(Page(path: file.path, content: .refusal(refusal)))
      case .changed(var diff):
        diff.resize(page: pageHeight)
        pages.append(Page(path: file.path, content: .change(diff), stamp: file.stamp))
        chosenCount += 1
      }
    }
  }

  mutating func endPlanning() { phase = .ready }

  // MARK: Looking

  mutating func resize(page: Int) {
    pageHeight = page
    for index in pages.indices {
      guard case .change(var diff) = pages[index].content else { continue }
      diff.resize(page: page)
      pages[index].content = .change(diff)
    }
  }

  /// Whether the command moved within the page or to another one.
  mutating func move(_ command: Command, times: Int) -> Bool {
    switch command {
    case .nextFile: go(to: index + times)
    case .previousFile: go(to: index - times)
    default:
      guard case .change(var diff)? = page?.content, diff.move(command, times: times) else { return false }
      pages[index].content = .change(diff)
    }
    return true
  }

  mutating func scroll(by lines: Int) {
    guard case .change(var diff)? = page?.content else { return }
    diff.scroll(by: lines)
    pages[index].content = .change(diff)
  }

  private mutating func go(to target: Int) { index = max(0, min(pages.count - 1, target)) }

  /// Leaves the file out or takes it in again, and goes to the next one.
  mutating func toggleFile() {
    guard let page, page.isChange, phase == .ready || phase == .planning else { return }
    pages[index].isLeftOut.toggle()
    chosenCount += pages[index].isLeftOut ? -1 : 1
    go(to: index + 1)
  }

  // MARK: Writing

  /// What is to be written: all but what was left out or refused.
  mutating func beginWriting() -> BulkChange {
    var chosenChange = change
    chosenChange.files = chosen
    for page in pages where page.isChange { stamps[page.path] = page.stamp }
    phase = .writing(done: 0)
    writingCount = chosenChange.files.count
    pages.removeAll { $0.isChange }
    index = 0
    return chosenChange
  }

  mutating func take(_ written: [WrittenFile]) {
    guard case .writing(let done) = phase else { return }
    phase = .writing(done: done + written.count)
    for file in written {
      switch file.result {
      case .written:
        writtenCount += 1
        if stamps[file.path] != file.stamp { replannedCount += 1 }
      case .unchanged: unchangedCount += 1
      case .refused(let refusal): pages.append(Page(path: file.path, content: .refusal(refusal)))
      }
    }
  }

  mutating func endWriting(wasStopped: Bool) { phase = .ended(wasStopped: wasStopped) }
}
