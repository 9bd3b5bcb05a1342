internal import FrontMatter
public import Postings
internal import PostingsViewModels
internal import TerminalUI

extension Keymap {
  /// These keys with those of a person's settings put over them; what cannot be bound is told, and its default stays.
  ///
  /// A key that has a command on that screen gets the new one; `none` frees it.
  public func applying(_ settings: UserSettings) -> (keymap: Keymap, problems: [SettingsProblem]) {
    var keymap = self
    var problems: [SettingsProblem] = []
    // Keys that are freed make room for others, wherever they stand in the file.
    for isFreeing in [true, false] {
      for setting in settings.keys where (setting.command == Self.noCommand) == isFreeing {
        do throws(Misfit) {
          try keymap.apply(setting)
        } catch {
          problems.append(settings.source.problem(error.detail, at: error.offset))
        }
      }
    }
    return (keymap, problems)
  }

  static let noCommand = "none"

  /// Why a setting does not fit, and where it stands.
  private struct Misfit: Error {
    var detail: SettingsProblem.Detail
    var offset: Int
  }

  private mutating func apply(_ setting: UserSettings.KeySetting) throws(Misfit) {
    guard let screen = InputContext(rawValue: setting.screen) else {
      throw misfit(setting.screen, .screen, InputContext.allCases.map(\.rawValue), setting.offsets.screen)
    }
    guard let sequence = KeySequence(notation: setting.keys) else {
      throw Misfit(detail: .badKeys(setting.keys), offset: setting.offsets.keys)
    }
    if setting.command == Self.noCommand { return free(sequence, in: screen) }
    guard let command = Command(rawValue: setting.command) else {
      throw misfit(setting.command, .command, Command.allCases.map(\.rawValue), setting.offsets.command)
    }
    guard !screen.takesText || sequence.keys[0].text == nil else {
      throw Misfit(detail: .keyTypesText(setting.keys), offset: setting.offsets.keys)
    }
    if let other = clash(of: sequence, in: screen) {
      throw Misfit(detail: .keysTaken(setting.keys, by: other.rawValue), offset: setting.offsets.keys)
    }
    free(sequence, in: screen)
    bind(command, to: sequence, in: screen)
  }

  private func misfit(_ name: String, _ kind: SettingsProblem.Kind, _ known: [String], _ offset: Int) -> Misfit {
    Misfit(detail: .unknown(name: name, kind: kind, nearest: NearestWord.of(name, among: known)), offset: offset)
  }

  /// The command whose keys begin with these, or are the beginning of these.
  private func clash(of sequence: KeySequence, in screen: InputContext) -> Command? {
    bindings(in: screen).first { binding in
      binding.keys.contains { other in
        other != sequence && (other.keys.starts(with: sequence.keys) || sequence.keys.starts(with: other.keys))
      }
    }?.command
  }
}
