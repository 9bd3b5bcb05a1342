internal import FrontMatter

/// What is asked of each of several postings: all of it, or nothing.
public struct ChangePlan: Sendable {
  /// All must hold, else the posting is left alone.
  public var conditions: [FieldCondition]
  /// In this order.
  public var changes: [PostingChange]
  /// Whether a file without front matter is given some, before its unchanged text.
  public var createsFrontMatter: Bool

  /// A plan of changes, with the conditions under which it is made.
  public init(_ changes: [PostingChange], if conditions: [FieldCondition] = [], createsFrontMatter: Bool = false) {
    self.changes = changes
    self.conditions = conditions
    self.createsFrontMatter = createsFrontMatter
  }

  /// What the plan comes to for one file.
  public enum Outcome: Sendable, Equatable {
    case changed([UInt8])
    /// All was as asked before.
    case unchanged
    case conditionNotMet
  }

  /// - Throws: ``ChangeError`` when one of the changes cannot be made; then none is.
  public func outcome(for bytes: [UInt8], in context: ChangeContext) throws(ChangeError) -> Outcome {
    var document = FrontMatterDocument(bytes)
    guard conditions.allSatisfy({ $0.holds(in: document) }) else { return .conditionNotMet }
    if createsFrontMatter, document.format == nil, document.errors.isEmpty {
      document.apply(try Self.addition(of: .yaml, to: document))
    }
    guard document.format != nil || !document.errors.isEmpty else {
      throw .frontMatter(FrontMatterError(.noFrontMatter))
    }
    guard let broken = document.errors.first else {
      for change in changes { try document.make(change, in: context) }
      return document.bytes == bytes ? .unchanged : .changed(document.bytes)
    }
    throw .frontMatter(
      FrontMatterError(.brokenFrontMatter, line: broken.line, column: broken.column, sourceLine: broken.sourceLine))
  }

  private static func addition(
    of format: FrontMatterFormat, to document: FrontMatterDocument
  ) throws(ChangeError) -> TextEdit {
    do throws(FrontMatterError) {
      return try document.editAddingFrontMatter(format)
    } catch {
      throw .frontMatter(error)
    }
  }

  /// Whether an answer depends on how the collection’s other postings write their tags.
  var addsTags: Bool { changes.contains { if case .addTag = $0 { true } else { false } } }
}
