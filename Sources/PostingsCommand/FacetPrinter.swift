internal import Postings
internal import PostingsLanguage
internal import TerminalText

/// A facet as a table, or as JSON: `{"key", "values": [{"value", "count"}]}`, where a value that is null says why in `is`.
struct FacetPrinter {
  private let console: Console
  private let format: TableOrJSON

  init(_ console: Console, format: TableOrJSON) {
    self.console = console
    self.format = format
  }

  func print(_ facet: Facet) {
    switch format {
    case .table: printTable(facet)
    case .json: printJSON(facet)
    }
  }

  private func printTable(_ facet: Facet) {
    var table = TextTable([TextTable.Column("count", isNumber: true), TextTable.Column(facet.name)])
    for value in facet.values { table.append([String(value.count), text(value.label)]) }
    table.forEachLine(width: console.isTerminal ? console.width : nil) { console.out.write($0 + "\n") }
  }

  private func text(_ label: Facet.Label) -> String {
    switch label {
    case .value(let text): text
    case .missing: console.language("(missing)", "(absent)")
    case .empty: console.language("(empty)", "(vide)")
    case .broken: console.language("(front matter cannot be read)", "(en-tête illisible)")
    }
  }

  private func printJSON(_ facet: Facet) {
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.member("key") { $0.string(facet.name) }
      json.member("values") { json in
        json.array { json in for value in facet.values { json.item { write(value, to: &$0) } } }
      }
    }
    console.out.write(json.bytes + [UInt8(ascii: "\n")])
  }

  private func write(_ value: Facet.Value, to json: inout JSONWriter) {
    json.object { json in
      switch value.label {
      case .value(let text): json.member("value") { $0.string(text) }
      case .missing: writeNull("missing", to: &json)
      case .empty: writeNull("empty", to: &json)
      case .broken: writeNull("broken", to: &json)
      }
      json.member("count") { $0.number(value.count) }
    }
  }

  private func writeNull(_ reason: String, to json: inout JSONWriter) {
    json.member("value") { $0.null() }
    json.member("is") { $0.string(reason) }
  }
}
