internal import ArgumentParser

/// A command that does its work without a screen.
protocol PlainCommand: ParsableCommand {
  var common: CommonOptions { get }
  func perform(on console: Console) throws(CommandFailure) -> ExitStatus
}

/// Why a command did not even begin.
struct CommandFailure: Error {
  var status: ExitStatus
  var sentence: String

  static func usage(_ sentence: String) -> CommandFailure { CommandFailure(status: .usage, sentence: sentence) }
}

extension PlainCommand {
  /// Runs it and settles the exit status.
  func runAsProcess() -> ExitStatus {
    let console = Console(color: common.color)
    do throws(CommandFailure) {
      return console.finish(try perform(on: console))
    } catch {
      console.error(error.sentence)
      return console.finish(error.status)
    }
  }
}
