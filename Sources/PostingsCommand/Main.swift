internal import PostingsLanguage
internal import SystemPackage
#if canImport(Glibc)
internal import Glibc
#endif
@main enum Main {
  @MainActor static func main() throws {
    exit(try Screens.open([FilePath(CommandLine.arguments.dropFirst().first ?? ".")], name: CommandLine.arguments.dropFirst().first ?? ".", areSamples: false, language: .english, environment: ["EDITOR": "vi"]))
  }
}
