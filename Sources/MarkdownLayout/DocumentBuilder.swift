import CMarkdown
import TerminalText

/// Makes a document's content of the parser's events.
struct DocumentBuilder {
  /// A node that has blocks in it.
  private struct Frame {
    var kind: markdown_kind
    var hasChild = false
    /// Its blocks stand without a blank line between them.
    var isTight: Bool
    /// A list's index in `markerColumns`.
    var list = -1
    /// The number of a list's next item; -1 for bullets.
    var nextNumber = -1
    var addsContainer = false
  }

  /// Quotes and lists deeper than this are shown at this depth.
  private static let deepestContainer = 24

  private var content = DocumentContent()
  private var inline = InlineBuilder()
  private var frames = [Frame(kind: MARKDOWN_OTHER, isTight: false)]
  private var container = -1
  private var containerDepth = 0
  private var quoteDepth = 0
  private var needsBlank = false
  private var textStart = 0
  private var tableHeader = false
  private var footnotes = 0

  /// Takes in the next event.
  mutating func add(_ event: markdown_event) {
    switch event.kind {
    case MARKDOWN_BLOCK_QUOTE, MARKDOWN_LIST, MARKDOWN_ITEM, MARKDOWN_FOOTNOTE_DEFINITION:
      if event.entering { open(event) } else { close() }
    case MARKDOWN_PARAGRAPH, MARKDOWN_HEADING, MARKDOWN_TABLE_CELL:
      if event.entering { beginText(event) } else { endText(event) }
    case MARKDOWN_TABLE where event.entering: beginTable(event)
    case MARKDOWN_TABLE_ROW where event.entering: tableHeader = event.number == 1
    case MARKDOWN_CODE_BLOCK: addCode(event)
    case MARKDOWN_HTML_BLOCK: addLines(event.textBytes, .markup, line: Int(event.line))
    case MARKDOWN_THEMATIC_BREAK:
      beginBlock()
      addBlock(.rule, line: Int(event.line))
    default:
      inline.add(event, to: &content)
    }
  }

  /// Takes in a whole document that is not to be parsed.
  mutating func addPlainText(_ source: [UInt8]) {
    content.text.reserveCapacity(source.count + 64)
    source.withUnsafeBufferPointer { addLines($0, [], line: 1) }
  }

  /// The content, with the list of the links at its end.
  mutating func finished() -> DocumentContent {
    addLinkList()
    return content
  }

  // MARK: Blocks

  /// Notes that a block starts: whether a blank line goes before it is its parent's to say.
  private mutating func beginBlock() {
    let parent = frames.count - 1
    if frames[parent].hasChild {
      if !frames[parent].isTight { needsBlank = true }
    } else {
      frames[parent].hasChild = true
    }
    textStart = content.text.count
  }

  private mutating func addBlock(_ kind: Block.Kind, line: Int) {
    let index = content.blocks.count
    content.blocks.append(
      Block(
        kind: kind, text: textStart..<content.text.count, container: container,
        hasBlankBefore: needsBlank && index > 0, sourceLine: line))
    needsBlank = false
    var outer = container
    while outer >= 0, content.containers[outer].firstBlock < 0 {
      content.containers[outer].firstBlock = index
      outer = content.containers[outer].parent
    }
  }

  // MARK: Containers

  private mutating func open(_ event: markdown_event) {
    beginBlock()
    var frame = Frame(kind: event.kind, isTight: false)
    switch event.kind {
    case MARKDOWN_LIST:
      frame.isTight = event.tight
      frame.list = content.markerColumns.count
      frame.nextNumber = Int(event.number)
      content.markerColumns.append(0)
    case MARKDOWN_ITEM:
      frame.isTight = frames[frames.count - 1].isTight
      let marker = nextMarker(task: event.number)
      frame.addsContainer = push(marker.text, marker.style, list: frames[frames.count - 1].list)
    case MARKDOWN_FOOTNOTE_DEFINITION:
      footnotes += 1
      content.markerColumns.append(0)
      frame.addsContainer = push("[^\(footnotes)] ", .footnote, list: content.markerColumns.count - 1)
    default:
      quoteDepth += 1
      frame.addsContainer = push(.quote)
    }
    frames.append(frame)
  }

  private mutating func close() {
    let frame = frames.removeLast()
    if frame.kind == MARKDOWN_BLOCK_QUOTE { quoteDepth -= 1 }
    guard frame.addsContainer else { return }
    if content.containers[container].firstBlock < 0, frame.kind != MARKDOWN_BLOCK_QUOTE {
      textStart = content.text.count
      addBlock(.text(headingLevel: 0), line: 0)
    }
    container = content.containers[container].parent
    containerDepth -= 1
  }

  private mutating func nextMarker(task: Int32) -> (text: String, style: MarkdownStyle.Traits) {
    let list = frames.count - 1
    let number = frames[list].nextNumber
    if number >= 0 { frames[list].nextNumber += 1 }
    switch task {
    case 1: return ("[ ] ", .taskOpen)
    case 2: return ("[x] ", .taskDone)
    default: return (number >= 0 ? "\(number). " : "• ", .listMarker)
    }
  }

  private mutating func push(_ marker: String, _ traits: MarkdownStyle.Traits, list: Int) -> Bool {
    content.markerColumns[list] = max(content.markerColumns[list], marker.columns)
    return push(.item(marker: marker, style: MarkdownStyle(traits), list: list))
  }

  private mutating func push(_ kind: Container.Kind) -> Bool {
    guard containerDepth < Self.deepestContainer else { return false }
    content.containers.append(Container(kind: kind, parent: container))
    container = content.containers.count - 1
    containerDepth += 1
    return true
  }

  // MARK: Text

  private mutating func beginText(_ event: markdown_event) {
    if event.kind == MARKDOWN_TABLE_CELL {
      textStart = content.text.count
    } else {
      beginBlock()
    }
    let level = event.kind == MARKDOWN_HEADING ? UInt8(clamping: event.number) : 0
    var traits: MarkdownStyle.Traits = quoteDepth > 0 ? .quote : []
    if event.kind == MARKDOWN_TABLE_CELL, tableHeader { traits.insert(.tableHeader) }
    inline.begin(MarkdownStyle(traits, headingLevel: level))
  }

  private mutating func endText(_ event: markdown_event) {
    if event.kind == MARKDOWN_TABLE_CELL {
      content.tables[content.tables.count - 1].cells.append(textStart..<content.text.count)
    } else {
      addBlock(.text(headingLevel: event.kind == MARKDOWN_HEADING ? Int(event.number) : 0), line: Int(event.line))
    }
  }

  private mutating func beginTable(_ event: markdown_event) {
    beginBlock()
    let marks = event.detailBytes
    let alignments = (0..<Int(event.number)).map { column -> Table.Alignment in
      switch column < marks.count ? marks[column] : 0 {
      case UInt8(ascii: "r"): .right
      case UInt8(ascii: "c"): .center
      default: .left
      }
    }
    content.tables.append(Table(alignments: alignments))
    addBlock(.table(content.tables.count - 1), line: Int(event.line))
  }

  // MARK: Lines that are kept

  private mutating func addCode(_ event: markdown_event) {
    let isFenced = event.number == 1
    beginBlock()
    KeptLines(event.textBytes).append(to: &content.text)
    if let language = CodeLanguage.named(event.detailBytes) { highlight(language) }
    content.closeRun(MarkdownStyle(.codeBlock))
    addBlock(.code, line: Int(event.line) + (isFenced ? 1 : 0))
  }

  private mutating func addLines(
    _ bytes: UnsafeBufferPointer<UInt8>, _ traits: MarkdownStyle.Traits, line: Int
  ) {
    beginBlock()
    KeptLines(bytes).append(to: &content.text)
    content.closeRun(MarkdownStyle(traits))
    addBlock(.lines, line: line)
  }

  private mutating func highlight(_ language: CodeLanguage) {
    var highlighter = CodeHighlighter(language, content.text[textStart...])
    while let piece = highlighter.next() {
      content.closeRun(MarkdownStyle(piece.traits.union(.codeBlock)), at: piece.end)
    }
  }

  // MARK: Links

  private mutating func addLinkList() {
    let listed = content.links.filter { !$0.isShownInText }
    guard !listed.isEmpty else { return }
    beginBlock()
    needsBlank = true
    addBlock(.rule, line: 0)
    content.markerColumns.append(0)
    for link in listed {
      let isPushed = push("[\(link.number)] ", .linkNumber, list: content.markerColumns.count - 1)
      textStart = content.text.count
      content.append(cleaning: link.destination.utf8, MarkdownStyle(.link, link: UInt32(link.number)))
      addBlock(.text(headingLevel: 0), line: 0)
      if isPushed { container = -1 }
      containerDepth = 0
    }
  }
}

extension markdown_event {
  /// The bytes of `text`, valid until the stream is closed.
  var textBytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text, count: text == nil ? 0 : text_length)
  }

  /// The bytes of `detail`, valid until the stream is closed.
  var detailBytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: detail, count: detail == nil ? 0 : detail_length)
  }
}
