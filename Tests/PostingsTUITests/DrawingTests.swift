import Postings
import PostingsTestSupport
import TerminalUI
import Testing

@testable import PostingsTUI

@MainActor @Suite("Drawing for every terminal") struct DrawingTests {
  @Test("in ASCII every cell is ASCII, in the same places") func ascii() throws {
    let session = try Board.session()
    session.press("1")
    let frame = session.frame.simplified(.ascii)
    #expect(frame.size == session.frame.size)
    for line in frame.lines { #expect(line.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(line)") }
    #expect(frame.text.contains("Charge.e d'affaires publiques"))
    #expect(frame.text.contains("Developpeur.se Ruby"))
  }

  @Test("without lines nothing is drawn but words") func plain() throws {
    let session = try Board.session(columns: 120, rows: 30)
    session.press("1")
    let frame = session.frame.simplified(.withoutLines)
    #expect(!frame.text.unicodeScalars.contains { (0x2500...0x259F).contains($0.value) })
    #expect(frame.text.contains("Chargé·e d’affaires"))
    #expect(frame.cursor == session.frame.cursor)
  }

  @Test("the theme follows the settings, else the terminal's own word") func themes() {
    let dark = Theme(colors: 256, choice: nil, environment: [:])
    let light = Theme(colors: 256, choice: nil, environment: ["COLORFGBG": "0;default;15"])
    #expect(light.style(.titleBar) != dark.style(.titleBar))
    #expect(Theme(colors: 256, choice: .light, environment: [:]).style(.warning) == light.style(.warning))
    #expect(
      Theme(colors: 256, choice: .dark, environment: ["COLORFGBG": "0;15"]).style(.warning) == dark.style(.warning))
    #expect(Theme(colors: 256, choice: .mono, environment: [:]).style(.error).foreground == .default)
    #expect(
      Theme(colors: 256, choice: nil, environment: ["COLORFGBG": "rubbish"]).style(.titleBar) == dark.style(.titleBar))
  }

  @Test("the hardware cursor stands on the focused row, or in the text that is typed") func cursor() throws {
    let session = try Board.session()
    session.press("j")
    #expect(session.frame.cursor == Position(x: 0, y: 4))
    session.press(":ab")
    #expect(session.frame.cursor == Position(x: 3, y: 22))
  }
}
