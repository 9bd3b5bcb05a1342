import TerminalText

/// What stands before the lines of a block: the bars of quotes, the markers of lists.
struct Prefix {
  private let content: DocumentContent
  private let block: Int
  /// The block's containers that there is room for, the outermost first.
  private let containers: [Int]
  let columns: Int

  /// At most half of `width` goes to the prefix; deeper containers are left out.
  init(_ content: DocumentContent, of block: Int, width: Int) {
    var chain: [Int] = []
    var container = content.blocks[block].container
    while container >= 0 {
      chain.append(container)
      container = content.containers[container].parent
    }
    var columns = 0
    var visible: [Int] = []
    for container in chain.reversed() {
      let added = Self.columns(of: content.containers[container], in: content)
      if columns + added > width / 2 { break }
      columns += added
      visible.append(container)
    }
    self.content = content
    self.block = block
    self.columns = columns
    containers = visible
  }

  /// The prefix of one line; of a blank line only the bars that the block before it shares.
  func spans(isFirst: Bool, kind: LineRecord.Kind) -> [MarkdownSpan] {
    if kind == .blank { return blankSpans() }
    return containers.map { index in
      let container = content.containers[index]
      switch container.kind {
      case .quote: return MarkdownSpan("│ ", MarkdownStyle(.quote))
      case .item(let marker, let style, let list):
        let columns = content.markerColumns[list]
        guard isFirst, container.firstBlock == block else {
          return MarkdownSpan(String(repeating: " ", count: columns))
        }
        return MarkdownSpan(marker.padded(to: columns, alignment: .right), style)
      }
    }
  }

  private func blankSpans() -> [MarkdownSpan] {
    let shared = containers.prefix { content.containers[$0].firstBlock < block }
    guard let lastBar = shared.lastIndex(where: { content.containers[$0].isQuote }) else { return [] }
    return shared[...lastBar].map { index in
      let container = content.containers[index]
      if container.isQuote { return MarkdownSpan(index == shared[lastBar] ? "│" : "│ ", MarkdownStyle(.quote)) }
      return MarkdownSpan(String(repeating: " ", count: Self.columns(of: container, in: content)))
    }
  }

  private static func columns(of container: Container, in content: DocumentContent) -> Int {
    switch container.kind {
    case .quote: 2
    case .item(_, _, let list): content.markerColumns[list]
    }
  }
}

extension Container {
  var isQuote: Bool {
    if case .quote = kind { true } else { false }
  }
}
