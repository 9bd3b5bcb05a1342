internal import ArgumentParser

/// `postings completion`: a script that completes its command line in a shell.
struct CompletionCommand: PlainCommand {
  enum Shell: String, ExpressibleByArgument, CaseIterable, Sendable {
    case bash
    case zsh
    case fish
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "completion",
      abstract: Speech.say("Print a completion script for a shell.", "Afficher un script de complétion pour un shell."),
      discussion: Example.text("postings completion bash > ~/.local/share/bash-completion/completions/postings"))
  }

  @Argument(help: help("The shell.", "Le shell."))
  var shell: Shell
  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws(CommandFailure) -> ExitStatus {
    let kind: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    let script = Root.completionScript(for: kind)
    console.out.write(script.hasSuffix("\n") ? script : script + "\n")
    return .done
  }
}
