/// Turns what is asked into one proven ``TextEdit``: resolves the path, refuses what cannot be, has the notation do
/// the splice on a copy without the body, and reads the result again.
struct FieldEditor {
  private let document: FrontMatterDocument
  private let style: FieldNode.Spelling?

  init(_ document: FrontMatterDocument, style: FieldNode.Spelling?) {
    self.document = document
    self.style = style
  }

  func textEdit(for edit: FieldEdit) throws(FrontMatterError) -> TextEdit {
    guard let format = document.format else { throw FrontMatterError(.noFrontMatter) }
    guard document.errors.isEmpty else { throw FrontMatterError(.brokenFrontMatter) }
    let head = document.withoutBody
    var work = Work(document: head)
    try perform(edit, in: &work, format.syntax)
    return switch work.splices.count {
    case 0:
      TextEdit(range: document.frontMatterRange.upperBound..<document.frontMatterRange.upperBound, replacement: [])
    case 1: work.splices[0]
    default: TextEdit(from: head.bytes, to: work.document.bytes)
    }
  }

  /// The document as far as the edit has come, without its body, and how it came there.
  private struct Work {
    var document: FrontMatterDocument
    var splices: [TextEdit] = []
  }

  private func perform(
    _ edit: FieldEdit, in work: inout Work, _ syntax: any FrontMatterSyntax.Type
  ) throws(FrontMatterError) {
    var request: FieldEdit? = edit
    while let asked = request {
      let plan = try FieldEditPlan(asked, in: work.document.members, syntax: syntax)
      guard let step = plan.step else { break }
      if let parted = performInParts(step, in: work, syntax) {
        work = parted
      } else {
        let document = work.document
        let splice = try syntax.editor(of: document.source, style: style).textEdit(for: step)
        work.document = try proven(splice, of: step, in: document, path: asked.path, syntax: syntax)
        work.splices.append(splice)
      }
      request = plan.next
    }
  }

  /// A list or a table changed member by member, each change proven; nil when the value is to be written anew.
  private func performInParts(_ edit: FieldEdit, in work: Work, _ syntax: any FrontMatterSyntax.Type) -> Work? {
    guard case .set(let path, let value) = edit, let node = work.document.node(at: path),
      let parts = FieldCollectionChange.parts(from: node, to: value, at: path)
    else { return nil }
    var work = work
    do {
      for part in parts { try perform(part, in: &work, syntax) }
    } catch {
      return nil
    }
    return work.document.value(at: path)?.reads(as: value) == true ? work : nil
  }

  /// The document after a splice, once it is known to say what was asked and nothing else anew.
  private func proven(
    _ splice: TextEdit, of step: FieldEdit, in old: FrontMatterDocument, path: FieldPath,
    syntax: any FrontMatterSyntax.Type
  ) throws(FrontMatterError) -> FrontMatterDocument {
    let range = old.frontMatterRange
    guard splice.range.lowerBound >= range.lowerBound, splice.range.upperBound <= range.upperBound else {
      throw FrontMatterError(.checkFailed(path))
    }
    var new = old
    new.apply(splice)
    let growth = splice.replacement.count - splice.range.count
    guard new.format == old.format, new.errors.isEmpty,
      new.frontMatterRange == range.lowerBound..<(range.upperBound + growth), new.bodyRange.isEmpty,
      EditProof(old: old, new: new, syntax: syntax).holds(for: step)
    else { throw AliasReader.refusal(of: path, changing: old, into: new) }
    return new
  }
}

extension FieldEdit {
  /// The field that it is about.
  var path: FieldPath {
    switch self {
    case .set(let path, _), .setLiteral(let path, _), .unset(let path), .rename(let path, _), .convertToList(let path),
      .insertItem(_, let path, _), .moveItem(let path, _, _):
      path
    case .insertKey(let key, let table, _, _): table.appending(key: key)
    }
  }
}
