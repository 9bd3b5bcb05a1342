internal import Postings

extension UserSettings.Confirmation {
  /// Whether a change of so many files is shown before it is written.
  func showsChange(ofFiles count: Int) -> Bool {
    switch self {
    case .always: true
    case .bulk: count > 1
    case .never: false
    }
  }
}
