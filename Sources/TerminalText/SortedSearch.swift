extension Array {
  /// The first index whose element, and all after it, satisfy a predicate; the count when none does.
  ///
  /// Asks a logarithmic number of times; of no use where an element that satisfies it stands before one that does not.
  package func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
