import FrontMatter
import Postings
import SystemPackage

/// What holds for everything that is typed as a query: it is understood or refused at a place in it, and a query and
/// its contrary share the postings between them.
enum QueryPromises {
  static func check(_ bytes: [UInt8]) throws(FuzzFinding) {
    let text = String(decoding: bytes, as: UTF8.self)
    let query: Query
    do throws(QueryError) {
      query = try Query(text)
    } catch {
      try promise(0...text.unicodeScalars.count ~= error.position, "an error lies in the query: \(error)")
      return
    }
    guard !PostingFilter(query.expression, now: now).needsAllPostings else { return }
    let found = PostingFilter(query.expression, now: now).matching(postings)
    let others = PostingFilter(.not(query.expression), now: now).matching(postings)
    try promise(found.count + others.count == postings.count, "a posting is in the answer or in the contrary's")
    try promise(query.and(.all) == query.expression, "all postings of an answer are the answer")
  }

  private static let now = 1_500_000_000

  private static let postings = [
    "---\ntitle: Développeur\ndate: 2017-05-23\ntags: [a, rails]\nlocale: fr\nsalary: 42\ndraft: true\n---\nÀ Paris\n",
    "+++\ntitle = \"Baker\"\n[author]\nname = \"x: y\"\n+++\nbody\n", "---\ntitle:\ntags: ''\n---\n",
  ].enumerated().map { index, text in
    Posting(
      path: FilePath("jobs/2017-0\(index + 1)-01-a.fr.md"), document: FrontMatterDocument(Array(text.utf8)),
      roleMap: RoleMap())
  }
}
