import Postings
import Testing

@Suite("What a link leads to") struct LinkTargetTests {
  @Test(
    "only http, https and mailto are addresses that are opened",
    arguments: [
      ("https://example.org/a?b#c", LinkTarget.address("https://example.org/a?b#c")),
      ("HTTP://Example.org", .address("http://Example.org")),
      ("mailto:a@b.org", .address("mailto:a@b.org")),
      ("//example.org/x", .address("https://example.org/x")),
      ("javascript:alert(1)", .refused(scheme: "javascript")),
      ("file:///etc/passwd", .refused(scheme: "file")),
      ("data:text/html,x", .refused(scheme: "data")),
      ("ssh://host", .refused(scheme: "ssh")),
      ("", .nothing),
      ("#", .nothing),
      ("#Profil%20recherch%C3%A9", .heading("Profil recherché")),
    ]) func schemes(text: String, target: LinkTarget)
  { #expect(LinkTarget(text) == target) }

  @Test(
    "an address is one word, whatever bytes the body has",
    arguments: [
      ("https://a.org/x y", "https://a.org/x%20y"),
      ("https://a.org/\u{1B}]0;t\u{7}", "https://a.org/%1B]0;t%07"),
      ("https://a.org/\"'`$(id)", "https://a.org/%22%27%60$(id)"),
      ("https://a.org/é%20", "https://a.org/%C3%A9%20"),
      ("https://a.org\n--option", "https://a.org%0A--option"),
    ]) func spelling(text: String, address: String)
  { #expect(LinkTarget(text) == .address(address)) }

  @Test(
    "paths are decoded, and tags of site builders understood",
    arguments: [
      ("../b%20c.md", LinkedFile.relative(Array("../b c.md".utf8))),
      ("b.md#top", .relative(Array("b.md".utf8))),
      ("/jobs/b/?x=1", .onSite(Array("/jobs/b/".utf8))),
      ("{% post_url 2017-05-23-other %}", .named(Array("2017-05-23-other".utf8))),
      ("{%- post_url jobs/other -%}", .named(Array("other".utf8))),
      ("{% link _jobs/other.md %}", .onSite(Array("/_jobs/other.md".utf8))),
      ("{{< ref \"other.md\" >}}", .relative(Array("other.md".utf8))),
      ("{{% relref \"/jobs/other.md#a\" %}}", .onSite(Array("/jobs/other.md".utf8))),
      ("-rf", .relative(Array("-rf".utf8))),
    ]) func files(text: String, file: LinkedFile)
  { #expect(LinkTarget(text) == .file(file)) }

  @Test("a NUL, an endless address and an empty tag lead nowhere") func nothing() {
    #expect(LinkTarget("a%00b.md") == .nothing)
    #expect(LinkTarget(String(repeating: "a", count: 100_000)) == .nothing)
    #expect(LinkTarget("{% link %}") != .nothing)
  }
}
