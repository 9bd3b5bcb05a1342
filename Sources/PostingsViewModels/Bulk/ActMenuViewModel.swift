public import Postings
public import SystemPackage

/// A few things to choose from, each with what it would write.
public struct ActMenuViewModel: Sendable {
  public enum Purpose: Sendable, Equatable {
    case publishing(count: Int)
    case delete(count: Int)
    case translate(FilePath)
    case create(folder: FilePath)
  }

  public enum Choice: Sendable, Equatable {
    case publishing(PublishingAct)
    case trash
    case cancel
    case locale(String)
    /// One that no posting has yet.
    case otherLocale
    /// By its number in the settings; nil: like the postings of the folder.
    case template(Int?)
  }

  public struct Item: Sendable, Equatable {
    public var choice: Choice
    /// What would be written, cleaned for a terminal; for a locale the tag.
    public var detail: String
    /// Postings that would change; nil where that says nothing.
    public var count: Int?
    public var reason: ActReason?
  }

  public let purpose: Purpose
  public let items: [Item]
  public private(set) var cursor = ListCursor()

  init(_ purpose: Purpose, _ items: [Item], selecting index: Int = 0) {
    self.purpose = purpose
    self.items = items
    cursor.resize(count: items.count, page: items.count)
    cursor.move(to: index)
  }

  public var selected: Item? { items.indices.contains(cursor.index) ? items[cursor.index] : nil }

  mutating func resize(page: Int) { cursor.resize(count: items.count, page: page) }
  mutating func move(_ command: Command, times: Int) -> Bool { cursor.perform(command, count: times) }
  mutating func selectIndex(_ index: Int) { cursor.move(to: index) }
}
