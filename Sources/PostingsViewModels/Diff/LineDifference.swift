/// stand-in
enum LineDifference {
  static func lines(from old: [UInt8], to new: [UInt8]) -> [(kind: DiffViewModel.Kind, bytes: ArraySlice<UInt8>)] { [] }
}
