/// The bytes between two places of the source; none where the second does not lie behind the first.
///
/// libyaml also ends lines at U+0085, U+2028 and U+2029, which are no line ends to us, so that two places taken from its
/// marks and from our lines can stand in the wrong order. The edit is then refused by its proof, instead of trapping here.
func span(_ start: Int, _ end: Int) -> Range<Int> { start..<max(start, end) }
