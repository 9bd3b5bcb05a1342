import PostingsFuzzing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is fuzzed: the word in `POSTINGS_FUZZ_ENTRY`, front matter when there is none.
private let entry: FuzzEntry = {
  guard let word = getenv("POSTINGS_FUZZ_ENTRY") else { return .frontMatter }
  guard let entry = FuzzEntry(rawValue: String(cString: word)) else {
    fatalError("POSTINGS_FUZZ_ENTRY is one of \(FuzzEntry.allCases.map(\.rawValue))")
  }
  return entry
}()

/// libFuzzer's entry: called with one input after the other, in one process.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do {
    try entry.check(Array(UnsafeBufferPointer(start: start, count: count)))
  } catch {
    fatalError("broken promise: \(error)")
  }
  return 0
}
