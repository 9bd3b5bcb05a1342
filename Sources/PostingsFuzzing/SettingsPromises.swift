import Postings
import PostingsLanguage
import SystemPackage
import TerminalText

/// What holds for every settings file: what is not understood has its place and a clean sentence, and a view that is
/// saved is there, beside all others.
enum SettingsPromises {
  static func check(_ bytes: [UInt8]) throws(FuzzFinding) {
    let file = SettingsDocument(path: "settings.yml", bytes: bytes)
    let user = UserSettings(file)
    let collection = CollectionSettings(file)
    for problem in user.problems + collection.problems { try check(problem) }
    for view in collection.views.prefix(4) { try checkSaving(view, in: collection) }
    try checkSaving(SavedView("new: #1", filter: "locale:fr -tag:\"a b\""), in: collection)
    for view in collection.views.prefix(2) { try checkDropping(view, from: collection) }
  }

  private static func check(_ problem: SettingsProblem) throws(FuzzFinding) {
    try promise(problem.line >= 1 && problem.column >= 1, "a problem has its place: \(problem)")
    for language in Language.allCases {
      let sentence = problem.sentence(in: language)
      try promise(
        !sentence.isEmpty && sentence.cleaned() == sentence, "a sentence is clean: \(sentence.debugDescription)")
    }
  }

  private static func checkSaving(_ view: SavedView, in settings: CollectionSettings) throws(FuzzFinding) {
    guard let bytes = try? SettingsChange.saveView(view).applied(to: settings.source) else { return }
    let saved = read(bytes)
    try promise(saved.views.contains(view), "\(view) is there when it is saved")
    try promise(saved.problems.count <= settings.problems.count, "saving \(view) makes no problem")
    try promise(
      names(settings).allSatisfy { names(saved).contains($0) }, "the other views are there when \(view) is saved")
    try promise(saved.roles == settings.roles, "the roles stay when \(view) is saved")
  }

  private static func checkDropping(_ view: SavedView, from settings: CollectionSettings) throws(FuzzFinding) {
    guard let bytes = try? SettingsChange.dropView(named: view.name).applied(to: settings.source) else { return }
    let name = Array(view.name.utf8)
    try promise(
      names(read(bytes)) == names(settings).filter { $0 != name }, "\(view) and no other view is gone when dropped")
  }

  private static func read(_ bytes: [UInt8]) -> CollectionSettings {
    CollectionSettings(SettingsDocument(path: "settings.yml", bytes: bytes))
  }

  private static func names(_ settings: CollectionSettings) -> [[UInt8]] { settings.views.map { Array($0.name.utf8) } }
}
