/// A screen with its state; those above the list lie on a stack.
public enum Screen: Sendable {
  case facets(FacetsViewModel)
  case detail(DetailViewModel)
  case edit(EditViewModel)
  case diff(DiffViewModel)
  case conflict(ConflictViewModel)
  case palette(PaletteViewModel)
  case question(Question)
}
