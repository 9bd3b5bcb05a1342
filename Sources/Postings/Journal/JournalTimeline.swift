internal import SystemPackage

/// The groups of a journal in their order, and which of them can be undone and redone.
struct JournalTimeline {
  struct Group {
    var summary: WriteGroup
    var entries: [JournalEntry]
  }

  private(set) var groups: [Group] = []
  let damagedEntries: Int
  /// Places in `groups`: what stands, the last one first to be undone.
  private(set) var done: [Int] = []
  /// Undo groups whose work stands, the last one first to be redone.
  private(set) var undone: [Int] = []

  init(_ records: [JournalRecord], in folders: [FilePath], damagedEntries: Int) {
    self.damagedEntries = damagedEntries
    var places: [UInt64: Int] = [:]
    for record in records {
      if let place = places[record.group] {
        groups[place].entries += record.entries
      } else {
        places[record.group] = groups.count
        let summary = WriteGroup(
          id: record.group, purpose: record.purpose, time: record.time, label: record.label, paths: [], isUndone: false)
        groups.append(Group(summary: summary, entries: record.entries))
      }
    }
    if !folders.isEmpty {
      groups.removeAll { group in !group.entries.contains { entry in folders.contains { entry.path.starts(with: $0) } }
      }
    }
    for place in groups.indices { follow(place) }
    for place in groups.indices { groups[place].summary.paths = Self.paths(of: groups[place].entries) }
    for place in groups.indices {
      if case .undo(let id) = groups[place].summary.purpose, undone.contains(place) { markUndone(id) }
    }
  }

  private mutating func follow(_ place: Int) {
    switch groups[place].summary.purpose {
    case .recovery: break
    case .write:
      done.append(place)
      // What was undone before a new write cannot be redone behind it.
      undone = []
    case .undo(let id):
      done.removeAll { groups[$0].summary.id == id }
      undone.append(place)
    case .redo(let id):
      undone.removeAll { groups[$0].summary.id == id }
      done.append(place)
    }
  }

  /// A group that was redone is told by the redo, and that by the write that it stands for.
  private mutating func markUndone(_ id: UInt64) {
    var target: UInt64? = id
    var steps = 0
    while let id = target, steps <= groups.count, let place = groups.firstIndex(where: { $0.summary.id == id }) {
      groups[place].summary.isUndone = true
      steps += 1
      switch groups[place].summary.purpose {
      case .undo(let next), .redo(let next): target = next
      case .write, .recovery: target = nil
      }
    }
  }

  private static func paths(of entries: [JournalEntry]) -> [FilePath] {
    var seen: Set<FilePath> = []
    return entries.map(\.path).filter { seen.insert($0).inserted }
  }
}
