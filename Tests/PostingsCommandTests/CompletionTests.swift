import Foundation
import PostingsTestSupport
import Testing

/// The completion scripts in the shells themselves, as far as they are installed here.
@Suite("Completion", .timeLimit(.minutes(5)))
struct CompletionTests {
  static func isInstalled(_ shell: String) -> Bool {
    (try? ProcessRunner.run(shell, ["-c", "exit 0"]))?.status == 0
  }

  /// A folder with the script of a shell, and the program under the name that is completed.
  private func folder(_ shell: String) throws -> TestFolder {
    let folder = try TestFolder()
    let script = try folder.run("completion", shell)
    #expect(script.status == 0)
    try folder.write("script", script.output)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("postings").path, withDestinationPath: Products.postings)
    return folder
  }

  @Test("bash completes commands, options and their values")
  func bash() throws {
    let folder = try folder("bash")
    let run = try folder.shell(
      """
      PATH=.:$PATH
      source ./script
      complete_line() {
        COMP_LINE="$*" COMP_POINT=${#COMP_LINE} COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
        _postings postings "${@: -1}" "${@: -2:1}"
        echo "${COMPREPLY[@]}"
      }
      complete_line postings tags m
      complete_line postings set --add
      complete_line postings list --format jsonl ""
      """)
    #expect(run.status == 0, Comment(rawValue: run.errors))
    #expect(run.lines.first?.contains("merge") == true)
    #expect(run.lines.dropFirst().first?.contains("--add-tag") == true)
  }

  @Test("zsh completes commands and options", .enabled(if: isInstalled("zsh"), "needs zsh"))
  func zsh() throws {
    let folder = try folder("zsh")
    try folder.write(
      "drive",
      """
      zmodload zsh/zpty
      PATH=$PWD:$PATH
      zpty z zsh -f -i
      zpty -w z "autoload -Uz compinit; compinit -u -D; source ./script; setopt no_beep; print LOA''DED"
      zpty -r z out '*LOADED*'
      zpty -n -w z $'postings tags m\\t'
      zpty -r z out '*tags merge*'
      zpty -n -w z $'x --dr\\t'
      zpty -r z out '*--dry-run*'
      print completed
      """)
    let outcome = try ProcessRunner.run("zsh", ["-f", "drive"], folder: folder.url.path, timeout: .seconds(120))
    #expect(outcome.output == "completed\n", Comment(rawValue: outcome.errors))
  }

  @Test("fish completes commands, options and their values", .enabled(if: isInstalled("fish"), "needs fish"))
  func fish() throws {
    let folder = try folder("fish")
    let script = """
      set PATH $PWD $PATH
      source ./script
      complete -C "postings tags m"
      complete -C "postings set --add"
      complete -C "postings list --format js"
      """
    let outcome = try ProcessRunner.run(
      "fish", ["-N", "-c", script], environment: TestEnvironment.standard.merging(["HOME": folder.url.path]) { $1 },
      folder: folder.url.path, timeout: .seconds(120))
    #expect(outcome.errors == "")
    let words = outcome.output.split(separator: "\n").map { $0.prefix { $0 != "\t" } }
    for word in ["merge", "--add-tag", "json", "jsonl"] {
      #expect(words.contains(Substring(word)), Comment(rawValue: word))
    }
  }
}
