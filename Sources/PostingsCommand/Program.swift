internal import ArgumentParser

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The whole program, from its arguments to its exit status.
public enum Program {
  /// Does what the arguments of the process ask for, and ends the process.
  public static func run() async -> Never {
    let arguments = RawArgument.ofProcess()
    let status: ExitStatus
    do {
      status = await perform(try Root.parseAsRoot(arguments))
    } catch {
      status = ParserReply(error, to: arguments).write()
    }
    exit(status.rawValue)
  }

  private static func perform(_ command: any ParsableCommand) async -> ExitStatus {
    switch command {
    case let command as OpenCommand: await command.open()
    case let command as any PlainCommand: command.runAsProcess()
    default: runHelp(command)
    }
  }

  /// The library's own command behind `--help` and `help COMMAND`: it knows whose help was asked for.
  private static func runHelp(_ command: any ParsableCommand) -> ExitStatus {
    var command = command
    do {
      try command.run()
      return .done
    } catch {
      return ParserReply(error, to: []).write()
    }
  }
}
