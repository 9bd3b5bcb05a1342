/// How often fields are used and how tags are written, counted as postings come and go: what a form asks for when it
/// opens must not cost a look at every posting.
struct FieldCounts: Sendable {
  /// Values under each field, by its id.
  private(set) var values: [Int] = []
  /// Postings that have their tags under a field, by its id.
  private(set) var taggedPostings: [Int] = []
  /// By field, whether it is a key for tags.
  private var isTags: [Bool] = []
  private(set) var lists = 0
  private(set) var strings = 0

  /// Gets to know the fields that are new in a table.
  mutating func learn(_ names: StringPool, _ roleMap: RoleMap) {
    guard isTags.count < names.count else { return }
    let keys = roleMap.keys(of: .tags)
    for field in isTags.count..<names.count {
      values.append(0)
      taggedPostings.append(0)
      isTags.append(keys.contains { $0.utf8.elementsEqual(names[UInt32(field)]) })
    }
  }

  /// Counts a posting that comes, or goes with -1.
  mutating func count(_ entries: ArraySlice<PostingTable.Entry>, tagsAreList: Bool?, _ step: Int = 1) {
    var tagsField: Int?
    for entry in entries {
      let field = Int(entry.field)
      values[field] += step
      if isTags[field], tagsField == nil { tagsField = field }
    }
    if let tagsField { taggedPostings[tagsField] += step }
    switch tagsAreList {
    case true?: lists += step
    case false?: strings += step
    case nil: break
    }
  }
}
