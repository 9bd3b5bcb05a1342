import Postings
import PostingsViewModels

/// What happens between a key and its frame, without the drawing.
struct QueryFigures {
  var table: PostingTable
  var runs: Int
  var floor: Cost

  private static let typed = [
    "stage paris", "développeur rails", "tag:civic", "locale:fr stage", "title:\"Data analyst\"", "-tag:rails web",
    "(lyon or nantes) is:live", "develppeur", "\"e", "date>2017-05 remote", "no:tag", "path:00012", "type:sta,cdi",
  ]

  func figures() -> [Figure] {
    var keys: [Double] = []
    var perQuery: [Figure] = []
    for text in Self.typed {
      var own: [Double] = []
      for _ in 0..<runs { own += keystrokes(text) }
      keys += own
      perQuery.append(Figure(name: "  \(text)", value: spread(own)))
    }
    let all = Figure(
      name: "a key typed in a query, CPU p50 / p99", value: spread(keys), goal: "≤ 4 / ≤ 16 ms",
      measure: keys.percentile(99))
    return [all]
      + perQuery
      + facets() + sorts() + groups() + habits()
  }

  /// The list put together by one field while another orders it.
  private func groups() -> [Figure] {
    let order = SortOrder([SortOrder.Key("title")]).sorted(QueryMatcher(table).rows(matching: .all), in: table)
    return ["tag", "type", "date", "available-when", "title"].map { name in
      let duration = Cost.median(of: runs) { _ = RowGroups.arrange(order, by: name, in: table) }
      return Figure("group by \(name)", duration.cpu, goal: name == "tag" ? "≤ 50 ms" : "")
    }
  }

  /// What a form asks of the collection: when it opens, and when a field is added.
  private func habits() -> [Figure] {
    let opening = Cost.median(of: runs) {
      _ = (table.usualTagsKey, table.tagsAreUsuallyLists, FieldHabits(learnedFrom: table))
    }
    let adding = Cost.median(of: runs) {
      _ = (table.fieldUses, table.usualPredecessor(of: "location", among: table.allFieldNames))
    }
    return [
      Figure("what a form asks when it opens", opening.cpu, goal: "≤ 16 ms"),
      Figure("what it asks when a field is added", adding.cpu, goal: "≤ 16 ms"),
    ]
  }

  /// Types the query letter by letter, and puts what answers it in the order of the list, best first where it has
  /// words; what cannot be read yet costs only the reading.
  private func keystrokes(_ text: String) -> [Double] {
    let noBody = RowSet(limit: table.rowLimit)
    let order = SortOrder.newest.sorted(QueryMatcher(table).rows(matching: .all), in: table)
    var earlier: QueryAnswer?
    return text.indices.map { index in
      Cost.measure {
        guard let query = try? Query(String(text[...index])),
          let answer = QueryAnswer(query.expression, in: table, after: earlier, bodies: { _ in noBody })
        else { return 0 }
        earlier = answer
        let rows = order.filter { answer.rows.contains($0) }
        return WordRanking(query.expression)?.ranked(rows, in: table).count ?? rows.count
      }.duration.cpu
    }
  }

  private func facets() -> [Figure] {
    let all = QueryMatcher(table).rows(matching: .all)
    return ["tag", "locale", "type", "state", "available-when", "title"].map { name in
      let duration = Cost.median(of: runs) { _ = Facet(name, of: all, in: table) }
      return Figure("facet \(name)", duration.cpu, goal: name == "tag" ? "≤ 16 ms" : "")
    }
  }

  private func sorts() -> [Figure] {
    let all = QueryMatcher(table).rows(matching: .all)
    return ["date:desc", "title", "locale", "path"].map { key in
      let order = SortOrder([SortOrder.Key(parsing: key)!])
      let duration = Cost.median(of: runs) { _ = order.sorted(all, in: table) }
      return Figure("sort by \(key)", duration.cpu)
    }
  }

  private func spread(_ values: [Double]) -> String {
    "\(values.percentile(50).milliseconds) / \(values.percentile(99).milliseconds)"
  }
}
