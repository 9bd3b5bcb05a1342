internal import MarkdownLayout
internal import Postings
internal import PostingsLanguage
internal import SystemPackage

/// From one posting to another, to an address, to a heading.
extension AppViewModel {
  /// Commands of the posting that is read which lead out of what is in view; nil for all others.
  mutating func follow(_ command: Command, _ times: Int) -> [Effect]? {
    guard case .detail(let detail)? = top else { return nil }
    switch command {
    case .followLink: return followLink(times, of: detail)
    case .showLinks: showLinks(of: detail)
    case .showOutline: showOutline(of: detail)
    case .showLanguages: return showLanguages(of: detail)
    default: return nil
    }
    return []
  }

  /// What was chosen in a menu that lies over a posting.
  mutating func choose(_ item: MenuViewModel.Item, ofPostingFor purpose: MenuViewModel.Purpose) -> [Effect] {
    guard case .detail(var detail)? = top, let number = Int(item.name) else { return [] }
    switch purpose {
    case .links: return followLink(number, of: detail)
    case .languages:
      return detail.siblings.others.indices.contains(number)
        ? [.read(detail.siblings.others[number].path, .linked)] : []
    default:
      detail.show(heading: number)
      screens[screens.count - 1] = .detail(detail)
      return []
    }
  }

  // MARK: Links

  private mutating func followLink(_ number: Int, of detail: DetailViewModel) -> [Effect] {
    guard let link = detail.links.first(where: { $0.number == number }) else {
      status = .cannot(detail.links.isEmpty ? .noLinks : .noLink(number))
      return []
    }
    switch LinkTarget(link.destination) {
    case .address(let address): push(.question(.openAddress(address)))
    case .heading(let name): show(headingNamed: name, in: detail)
    case .file(let file):
      if let row = collection.table.row(of: file, from: detail.path, roots: collection.roots) {
        return [.read(collection.table.path(row), .linked)]
      }
      status = .cannot(.linkLeadsNowhere(link.destination))
    case .refused(let scheme): status = .cannot(.schemeRefused(scheme))
    case .nothing: status = .cannot(.linkLeadsNowhere(link.destination))
    }
    return []
  }

  private mutating func showLinks(of detail: DetailViewModel) {
    guard !detail.links.isEmpty else {
      status = .cannot(.noLinks)
      return
    }
    push(
      .menu(
        MenuViewModel(
          .links,
          detail.links.map { link in
            MenuViewModel.Item("\(link.number)", title: "[\(link.number)] " + link.text, note: link.destination)
          })))
  }

  private mutating func show(headingNamed name: String, in detail: DetailViewModel) {
    var detail = detail
    if detail.show(headingNamed: name) {
      screens[screens.count - 1] = .detail(detail)
    } else {
      status = .cannot(.noHeading(name))
    }
  }

  // MARK: Outline

  private mutating func showOutline(of detail: DetailViewModel) {
    let headings = detail.headings
    guard !headings.isEmpty else {
      status = .cannot(.noHeadings)
      return
    }
    let highest = headings.map(\.level).min() ?? 1
    let items = headings.enumerated().map { index, heading in
      MenuViewModel.Item("\(index)", title: String(repeating: "  ", count: heading.level - highest) + heading.text)
    }
    push(.menu(MenuViewModel(.outline, items, selected: detail.currentHeading.map { "\($0)" })))
  }

  // MARK: Languages

  /// With one other language straight to it, else a list of them.
  private mutating func showLanguages(of detail: DetailViewModel) -> [Effect] {
    let others = detail.siblings.others
    guard let first = others.first else {
      status = .cannot(.noOtherLanguage)
      return []
    }
    guard others.count > 1 else { return [.read(first.path, .linked)] }
    push(
      .menu(
        MenuViewModel(
          .languages,
          others.enumerated().map { index, sibling in
            MenuViewModel.Item(
              "\(index)", title: LanguageLine.name(of: sibling, in: language), note: collection.shownName(sibling.path))
          })))
    return []
  }

  // MARK: The way back

  /// As many postings lie over each other at most; the ways back beyond are forgotten.
  private static let deepestTrail = 50

  /// Over the posting that holds the link, which is found again on the way back.
  mutating func showLinked(_ detail: DetailViewModel) {
    let trail = screens.indices.filter { if case .detail = screens[$0] { true } else { false } }
    if trail.count >= Self.deepestTrail { screens.remove(at: trail[0]) }
    open(detail)
  }

  /// Where it was left, if it was read before.
  mutating func open(_ detail: DetailViewModel) {
    var detail = detail
    if let place = readingPlaces.place(of: detail.path) { detail.restore(place) }
    push(.detail(detail))
  }

  func detailScreen(_ posting: Posting) -> DetailViewModel {
    DetailViewModel(
      posting, now: collection.table.now, roleMap: collection.roleMap, language: language,
      siblings: collection.table.localeSiblings(of: posting.path))
  }
}
