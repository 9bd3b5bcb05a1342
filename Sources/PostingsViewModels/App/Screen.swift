/// A screen with its state; those above the list lie on a stack.
public enum Screen: Sendable {
  case facets(FacetsViewModel)
  case detail(DetailViewModel)
  case edit(EditViewModel)
  case diff(DiffViewModel)
  case conflict(ConflictViewModel)
  case palette(PaletteViewModel)
  case commandLine(CommandLineViewModel)
  case menu(MenuViewModel)
  case question(Question)
  case ask(AskViewModel)
  case review(ReviewViewModel)
  case actMenu(ActMenuViewModel)
  case tagPicker(TagPickerViewModel)
  case taxonomy(TaxonomyViewModel)
  case problems(ProblemsViewModel)
  case history(HistoryViewModel)
}
