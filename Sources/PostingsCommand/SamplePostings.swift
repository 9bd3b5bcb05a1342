internal import FrontMatter
internal import Postings
internal import PostingsResources
internal import SystemPackage

/// The postings that are built into the program.
enum SamplePostings {
  static let folder: FilePath = "sample-postings"

  static var all: [Posting] {
    Resources.samplePostings.map { sample in
      Posting(
        path: folder.appending(sample.name), root: folder, document: FrontMatterDocument(sample.bytes),
        roleMap: RoleMap())
    }
  }
}
