import PostingsTestSupport
import Testing

@MainActor @Suite("The list on the screen") struct ListScreenTests {
  @Test func dump() throws {
    let session = try Session([
      "seed.md": """
        ---
        title: Stage 6 mois, affaires publiques,communication
        layout: job
        available-when: Dès que possible
        type: 
        tag: Rédaction article, Affaires publiques , Civic Tech
        published: true
        locale: fr
        categories: jobs
        date: '2017-05-23T16:02:11.316+00:00'
        ---

        ## Présentation

        Du *texte*.

        """,
      "b.md": "---\ntitle: \"Developer\ntags: [Rails]\n---\nBody\n",
      "c.md": "---\ntitle: Developer\ntags: [Rails, Civic Tech]\nlang: en\ndraft: true\ndate: 2020-02-03\n---\nBody\n",
    ])
    print(session.screen)
    session.press("/"); session.type("tag:civ"); print(session.screen); session.press("<Enter>f"); print(session.screen)
    session.press("<Esc>G<Enter>"); print(session.screen)
    session.press("e"); print(session.screen)
    session.press("<Enter>"); session.type(" X"); print(session.screen)
    session.press("<Enter>j j j j <Enter>"); session.type("ra"); print(session.screen)
    session.press("<Tab><Enter><Esc> C-s"); print(session.screen)
    session.press("y"); print(session.screen); print(try session.text(of: "seed.md"))
    session.press("?"); print(session.screen)
  }
}
