extension StringProtocol {
  /// The column, from 0, at which the character at `index` starts.
  public func column(of index: Index) -> Int {
    self[..<index].columns
  }

  /// The index of the character that covers `column`, or `endIndex` beyond the last; a column inside a wide character
  /// gives that character.
  public func index(atColumn column: Int) -> Index {
    endOfPrefix(columns: Swift.max(0, column))
  }
}
