public import FrontMatter
public import SystemPackage

/// One file with front matter: its document and what its fields mean.
public struct Posting: Sendable {
  /// As it is shown: relative paths stay relative.
  public var path: FilePath
  /// The bytes, the fields in them, and what is wrong with them.
  public var document: FrontMatterDocument
  /// Title, date, tags … as its fields say them.
  public var roles: PostingRoles
  /// The values, flattened, in the order of the file.
  public var fields: [RecordField]

  /// - Parameters:
  ///   - path: as it is shown.
  ///   - root: the folder that was opened, a prefix of `path`; folders above it mean nothing.
  public init(path: FilePath, root: FilePath? = nil, document: FrontMatterDocument, roleMap: RoleMap) {
    self.path = path
    self.document = document
    self.fields = RecordField.fields(of: document.members)
    let names = Self.names(in: path)
    let outer = root.map { max(0, Self.names(in: $0).count - 1) } ?? 0
    self.roles = PostingRoles(
      fields: fields, fileName: names.last ?? [], folders: Array(names.dropLast().dropFirst(outer)), map: roleMap)
  }

  private static func names(in path: FilePath) -> [[UInt8]] {
    path.withBytes { $0.split(separator: UInt8(ascii: "/")).map { Array($0) } }
  }

  /// Whether its front matter cannot be read whole.
  public var isBroken: Bool { !document.errors.isEmpty }

  /// - Parameter now: seconds since 1970-01-01T00:00Z.
  public func state(at now: Int) -> PostingState { isBroken ? .broken : roles.state(at: now) }

  /// What the file alone shows to be wrong; what only its neighbours show is found by a collection's checks.
  public var problems: [Problem] { document.problems }
}

extension FrontMatterDocument {
  /// Its errors and warnings, as problems of a posting.
  var problems: [Problem] {
    errors.map { Problem(.error, .frontMatter($0), line: $0.line, column: $0.column) }
      + warnings.map { Problem(.warning, .value($0.kind), line: $0.line, column: $0.column, path: $0.path) }
  }
}
