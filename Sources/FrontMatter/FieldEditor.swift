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
    var work = document.withoutBody
    let head = work.bytes
    var steps: [TextEdit] = []
    var request: FieldEdit? = edit
    while let asked = request {
      let plan = try FieldEditPlan(asked, in: work.members, syntax: format.syntax)
      guard let step = plan.step else { break }
      let splice = try format.syntax.edit(step, of: work.members, in: work.source, style: style)
      work = try proven(splice, of: step, in: work, path: asked.path, syntax: format.syntax)
      steps.append(splice)
      request = plan.next
    }
    return switch steps.count {
    case 0:
      TextEdit(range: document.frontMatterRange.upperBound..<document.frontMatterRange.upperBound, replacement: [])
    case 1: steps[0]
    default: TextEdit(from: head, to: work.bytes)
    }
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
    else { throw FrontMatterError(.checkFailed(path)) }
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
