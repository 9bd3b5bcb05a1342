public import ArgumentParser
public import Postings
public import PostingsLanguage

// Words of the library that are values of options; the parser lists them in its help.
extension Language: ExpressibleByArgument {}
extension ListFormat: ExpressibleByArgument {}
extension ProblemFormat: ExpressibleByArgument {}
