public import Postings
public import SystemPackage

/// Changes in many postings: planned and shown first, then written as one command.
public struct BulkChange: Sendable, Equatable {
  /// Names the review that asked for it.
  public var id: Int
  /// What the journal and the status line call it.
  public var label: String
  /// In the order of the list.
  public var files: [FilePath]
  /// Asked of every file.
  public var changes: [PostingChange]
  /// For some acts each file has its own instead.
  public var ownChanges: [FilePath: [PostingChange]]?
  public var place: CollectionPlace
  /// How the collection writes tags, for folders where no posting has any.
  public var usualTags: TagsHabit?

  public init(
    id: Int, label: String, files: [FilePath], changes: [PostingChange], ownChanges: [FilePath: [PostingChange]]? = nil,
    place: CollectionPlace, usualTags: TagsHabit? = nil
  ) {
    self.id = id
    self.label = label
    self.files = files
    self.changes = changes
    self.ownChanges = ownChanges
    self.place = place
    self.usualTags = usualTags
  }

  /// What makes the changes.
  public var run: ChangeRun {
    var run =
      if let ownChanges {
        ChangeRun(plans: ownChanges.mapValues { ChangePlan($0) }, roleMap: place.roleMap)
      } else {
        ChangeRun(ChangePlan(changes), roleMap: place.roleMap)
      }
    run.usualTags = usualTags
    return run
  }
}

/// What is needed to read a posting as this collection does.
public struct CollectionPlace: Sendable, Equatable {
  public var roots: [FilePath]
  public var roleMap: RoleMap
  /// Which files and folders below the roots count.
  public var names: PostingNames

  public init(roots: [FilePath], roleMap: RoleMap, names: PostingNames = PostingNames()) {
    self.roots = roots
    self.roleMap = roleMap
    self.names = names
  }

  /// The folder that was opened, above a path.
  public func root(of path: FilePath) -> FilePath? { roots.first { path.starts(with: $0) } }
}

/// Work on many files that the acts ask for.
public enum BulkRequest: Sendable, Equatable {
  /// Works out what would change, and writes nothing.
  case plan(BulkChange)
  case write(BulkChange)
  /// Stops what is planned or written after the files at hand.
  case stop
  /// Reads postings anew that were written elsewhere.
  case refresh([FilePath], CollectionPlace)
  /// A posting that does not exist yet.
  case create(FilePath, [UInt8], label: String, CollectionPlace)
  /// The same, in a folder that may have to be made.
  case createBundle(FilePath, [UInt8], label: String, CollectionPlace)
  /// The same, and a change of the posting that it was made from.
  case createLinked(FilePath, [UInt8], PostingFile, with: [UInt8], label: String, CollectionPlace)
  /// To the journal, from where an undo brings them back.
  case remove([FilePath], label: String)
  case rename(FilePath, to: FilePath, label: String, CollectionPlace)
  /// Looks at all postings together.
  case check(id: Int, CollectionPlace, now: Int)
}

/// Why a file was left as it is.
public enum BulkRefusal: Error, Sendable, Equatable {
  case change(ChangeError)
  case file(PostingsError)
  /// The act does not fit the posting.
  case act(ActReason)
}

/// What would become of one file.
public struct PlannedFile: Sendable {
  public enum Result: Sendable {
    case changed(DiffViewModel)
    case unchanged
    case refused(BulkRefusal)
  }

  public var path: FilePath
  public var result: Result
  /// Tells whether the file was the same when it was written.
  public var stamp: Int

  public init(path: FilePath, result: Result, stamp: Int = 0) {
    self.path = path
    self.result = result
    self.stamp = stamp
  }
}

/// What became of one file.
public struct WrittenFile: Sendable {
  public enum Result: Sendable {
    case written
    case unchanged
    case refused(BulkRefusal)
  }

  public var path: FilePath
  public var result: Result
  /// Of the bytes that were replaced.
  public var stamp: Int

  public init(path: FilePath, result: Result, stamp: Int = 0) {
    self.path = path
    self.result = result
    self.stamp = stamp
  }
}

/// How work on many files goes on and ends.
public enum BulkOutcome: Sendable {
  case planned(id: Int, [PlannedFile])
  case planningEnded(id: Int)
  case written(id: Int, [WrittenFile], RecordBatch)
  case writingEnded(id: Int, wasStopped: Bool)
  case refreshed(RecordBatch, gone: [FilePath])
  case created(PostingFile, RecordBatch)
  case removed([FilePath], refused: [WrittenFile])
  case renamed(from: FilePath, RecordBatch, to: FilePath)
  case failed(PostingsError)
  case checked(id: Int, count: Int)
  case checkEnded(id: Int, [CollectionCheck.Finding])
}
