import Postings
import Testing

@Suite struct LocaleTagTests {
  @Test(
    "a language, with a script or region or both, is a tag",
    arguments: ["fr", "EN", "pt-br", "pt_BR", "zh-Hant", "zh-hans-CN", "es-419", "sr-Latn-RS", "zh-TW"])
  func accepts(_ name: String) { #expect(LocaleTag.isTag(name.utf8)) }

  @Test(
    "other short names are none",
    arguments: [
      "", "-", "f", "md", "js", "css", "qa", "xx", "fr-", "-fr", "fr-f", "fr-12", "fr-1234", "fr-FR-FR", "fr-FR-Latn",
      "zh-Hant-CN-x", "fr--FR", "é", "fra", "french", "en.us", "fr fr",
    ])
  func refuses(_ name: String) { #expect(!LocaleTag.isTag(name.utf8)) }
}
