import PostingsLanguage
import PostingsTUI
import PostingsTestSupport
import PostingsViewModels
import Testing

@MainActor @Suite("The screens of the acts") struct ActScreenTests {
  @Test("the tag picker at 80x24 in English") func picker80() throws {
    let session = try BulkFixtures.session(columns: 80, rows: 24, language: .english)
    session.press("*t")
    #expect(
      session.screen == """
         postings  postings  3 postings  3 marked
         / to filter: words, tag:x, locale:fr, -tag:x, no:tag
            DATE↓      TITLE                             TAGS             LOC   TYPE
        *   2026-01-03 First                             Civic Tech +1    fr    -
        *   2026-01-02 Second                            Data +1          fr    -
        * C 2026-01-01 Third                             Civic-Tech       en    -

                ┌─ Tags of 3 postings ───────────────────────────────────── 4 ─┐
                │ > type to find, + begins a new tag                           │
                │ [-] Rails  on 2 of 3                                       2 │
                │ [-] Civic Tech  on 1 of 3                                  1 │
                │ [-] Civic-Tech  on 1 of 3  ~ Civic Tech                    1 │
                │ [-] Data  on 1 of 3                                        1 │
                │ Space flips  Enter reviews                                   │
                └──────────────────────────────────────────────────────────────┘

        ────────────────────────────────────────────────────────────────────────────────
         title   First                                                                 █
         tag     Civic Tech · Rails                                                    █
         status  open                                                                  █
         locale  fr                                                                    │
         date    2026-01-03                                                            │

         Enter review  Esc give up  Tab flip  Down next
        """)
  }

  @Test("the tag picker at 140x40 in French") func picker140() throws {
    let session = try BulkFixtures.session(columns: 140, rows: 40, language: .french)
    session.press("*t")
    #expect(
      session.screen == """
         postings  postings  3 offres  3 marquées
         / pour filtrer : mots, tag:x, locale:fr, -tag:x, no:tag
            DATE↓      TITRE                                TAGS             LNG   TYPE    │ title   First
        *   2026-01-03 First                                Civic Tech +1    fr    -       │ tag     Civic Tech · Rails
        *   2026-01-02 Second                               Data +1          fr    -       │ status  open
        * C 2026-01-01 Third                                Civic-Tech       en    -       │ locale  fr
                                                                                           │ date    2026-01-03
                                                                                           │ ──────────────────────────────────────────────────────
                                                                                           │ Body 1
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                              ┌─ Tags de 3 offres ─────────────────────────────────────── 4 ─┐
                                              │ > tapez pour chercher, + commence un nouveau tag             │
                                              │ [-] Rails  sur 2 des 3                                     2 │
                                              │ [-] Civic Tech  sur 1 des 3                                1 │
                                              │ [-] Civic-Tech  sur 1 des 3  ~ Civic Tech                  1 │
                                              │ [-] Data  sur 1 des 3                                      1 │
                                              │ Espace bascule  Entrée relit                                 │
                                              └──────────────────────────────────────────────────────────────┘
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │

         Enter relire  Esc abandonner  Tab basculer  Down suivant
        """)
  }

  @Test("the tag picker at 40x12 in English") func picker40() throws {
    let session = try BulkFixtures.session(columns: 40, rows: 12, language: .english)
    session.press("*t")
    #expect(
      session.screen == """
         postings  3 postings  3 marked
        ┌─ Tags of 3 postings ───────────── 4 ─┐
        │ > type to find, + begins a new tag   │
        │ [-] Rails  on 2 of 3               2 │
        │ [-] Civic Tech  on 1 of 3          1 │
        │ [-] Civic-Tech  on 1 of 3  ~ Civi… 1 │
        │ [-] Data  on 1 of 3                1 │
        │ Space flips  Enter reviews           │
        └──────────────────────────────────────┘


         Enter review  Esc give up  Tab flip
        """)
  }

  @Test("the modify line at 80x24 in English") func modify80() throws {
    let session = try BulkFixtures.session(columns: 80, rows: 24, language: .english)
    session.press("*m")
    session.type("tag+=ci")
    #expect(
      session.screen == """
         postings  postings  3 postings  3 marked
         / to filter: words, tag:x, locale:fr, -tag:x, no:tag
            DATE↓      TITLE                             TAGS             LOC   TYPE
        *   2026-01-03 First                             Civic Tech +1    fr    -
        *   2026-01-02 Second                            Data +1          fr    -
        * C 2026-01-01 Third                             Civic-Tech       en    -










        ┌─ Change 3 postings ────────────────────────────────────────────────────── 2 ─┐
        │ Civic Tech                                     1                             │
        │ Civic-Tech                                     1                             │
        │ > tag+=ci                                                                    │
        │ = sets  += adds  -= takes out  !x removes x  x=>y renames  := as in the file │
        └──────────────────────────────────────────────────────────────────────────────┘

         Enter ok  Esc give up  Tab complete  Down next
        """)
  }

  @Test("the modify line at 140x40 in French") func modify140() throws {
    let session = try BulkFixtures.session(columns: 140, rows: 40, language: .french)
    session.press("*m")
    session.type("tag+=ci")
    #expect(
      session.screen == """
         postings  postings  3 offres  3 marquées
         / pour filtrer : mots, tag:x, locale:fr, -tag:x, no:tag
            DATE↓      TITRE                                TAGS             LNG   TYPE    │ title   First
        *   2026-01-03 First                                Civic Tech +1    fr    -       │ tag     Civic Tech · Rails
        *   2026-01-02 Second                               Data +1          fr    -       │ status  open
        * C 2026-01-01 Third                                Civic-Tech       en    -       │ locale  fr
                                                                                           │ date    2026-01-03
                                                                                           │ ──────────────────────────────────────────────────────
                                                                                           │ Body 1
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
        ┌─ Changer 3 offres ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────── 2 ─┐
        │ Civic Tech                                     1                                                                                         │
        │ Civic-Tech                                     1                                                                                         │
        │ > tag+=ci                                                                                                                                │
        │ = change  += ajoute  -= retire  !x supprime x  x=>y renomme  := tel quel                                                                 │
        └──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────┘

         Enter valider  Esc abandonner  Tab compléter  Down suivant
        """)
  }

  @Test("the modify line at 40x12 in English") func modify40() throws {
    let session = try BulkFixtures.session(columns: 40, rows: 12, language: .english)
    session.press("*m")
    session.type("tag+=ci")
    #expect(
      session.screen == """
         postings  3 postings  3 marked
         / to filter: words, tag:x, locale:fr, -
            TITLE                          LOC
        *   First                          fr
        ┌─ Change 3 postings ────────────── 2 ─┐
        │ Civic Tech                         1 │
        │ Civic-Tech                         1 │
        │ > tag+=ci                            │
        │ = sets  += adds  -= takes out  !x r… │
        └──────────────────────────────────────┘

         Enter ok  Esc give up  Tab complete
        """)
  }

  @Test("the list of problems at 80x24 in English") func problems80() throws {
    let session = try BulkFixtures.session(columns: 80, rows: 24, language: .english, broken: true)
    session.press("gp")
    #expect(
      session.screen == """
         Problems                                                       1 with problems
         3 problems
         cannot be read  1
           z.md:2                      A quote that opens with " is never closed: add …
         spelled in two ways  2
           b.md:3                      tags “rails” looks like “Rails”, which another …
           c.md:4                      tags “Civic-Tech” looks like “Civic Tech”, whic…











         ──────────────────────────────────────────────────────────────────────────────
         z.md:2
         A quote that opens with " is never closed: add the closing ".


         Enter go there  Esc back  ? help  x mend  X mend all  f one kind  Tab next kind
        """)
  }

  @Test("the list of problems at 140x40 in French") func problems140() throws {
    let session = try BulkFixtures.session(columns: 140, rows: 40, language: .french, broken: true)
    session.press("gp")
    #expect(
      session.screen == """
         Problèmes                                                                                                                     1 à problème
         3 problèmes
         illisible  1
           z.md:2                                Un guillemet ouvert par " n’est jamais fermé : ajoutez le " fermant.
         écrit de deux façons  2
           b.md:3                                tags « rails » ressemble à « Rails », qu’une autre offre a.
           c.md:4                                tags « Civic-Tech » ressemble à « Civic Tech », qu’une autre offre a.



























         ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
         z.md:2
         Un guillemet ouvert par " n’est jamais fermé : ajoutez le " fermant.


         Enter y aller  Esc retour  ? aide  x réparer  X tout réparer  f une sorte  Tab sorte suiv.  E éditeur
        """)
  }

  @Test("the list of problems at 40x12 in English") func problems40() throws {
    let session = try BulkFixtures.session(columns: 40, rows: 12, language: .english, broken: true)
    session.press("gp")
    #expect(
      session.screen == """
         Problems
         3 problems
         cannot be read  1
           z.md:2        A quote that opens wi…
         spelled in two ways  2
           b.md:3        tags “rails” looks li…
           c.md:4        tags “Civic-Tech” loo…

         A quote that opens with " is never
         closed: add the closing ".

         Enter go there  Esc back  ? help
        """)
  }

  @Test("the list of tags at 80x24 in English") func taxonomy80() throws {
    let session = try BulkFixtures.session(columns: 80, rows: 24, language: .english)
    session.press("gt~")
    #expect(
      session.screen == """
         All tags
         4 of 5 tags  that look alike
           Civic Tech                                           1  ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬
           Civic-Tech  ~ Civic Tech                             1  ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬
           Rails                                                1  ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬
           rails  ~ Rails                                       1  ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬

















         Enter filter  Esc back  ? help  r rename  m merge  d drop  Space mark
        """)
  }

  @Test("the list of tags at 140x40 in French") func taxonomy140() throws {
    let session = try BulkFixtures.session(columns: 140, rows: 40, language: .french)
    session.press("gt~")
    #expect(
      session.screen == """
         Tous les tags
         4 sur 5 tags  qui se ressemblent
           Civic Tech                                             1  ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬
           Civic-Tech  ~ Civic Tech                               1  ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬
           Rails                                                  1  ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬
           rails  ~ Rails                                         1  ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬

































         Enter filtrer  Esc retour  ? aide  r renommer  m fusionner  d retirer  Space marquer  ~ ressemblances  / chercher
        """)
  }

  @Test("the list of tags at 40x12 in English") func taxonomy40() throws {
    let session = try BulkFixtures.session(columns: 40, rows: 12, language: .english)
    session.press("gt~")
    #expect(
      session.screen == """
         All tags
         4 of 5 tags  that look alike
           Civic Tech                         1
           Civic-Tech  ~ Civic Tech           1
           Rails                              1
           rails  ~ Rails                     1





         Enter filter  Esc back  ? help
        """)
  }

  @Test("the publishing menu at 80x24 in English") func publishing80() throws {
    let session = try BulkFixtures.session(columns: 80, rows: 24, language: .english)
    session.press("*P")
    #expect(
      session.screen == """
         postings  postings  3 postings  3 marked
         / to filter: words, tag:x, locale:fr, -tag:x, no:tag
            DATE↓      TITLE                             TAGS             LOC   TYPE
        *   2026-01-03 First                             Civic Tech +1    fr    -
        *   2026-01-02 Second                            Data +1          fr    -
        * C 2026-01-01 Third                             Civic-Tech       en    -


                          ┌─ 3 postings ─────────────────────────────┐
                          │ publish    already so                    │
                          │ unpublish  published: false  in 3 files  │
                          │ close      status: closed  in 2 files    │
                          │ reopen     status: open                  │
                          └──────────────────────────────────────────┘


        ────────────────────────────────────────────────────────────────────────────────
         title   First                                                                 █
         tag     Civic Tech · Rails                                                    █
         status  open                                                                  █
         locale  fr                                                                    │
         date    2026-01-03                                                            │

         Enter ok  Esc back
        """)
  }

  @Test("the publishing menu at 140x40 in French") func publishing140() throws {
    let session = try BulkFixtures.session(columns: 140, rows: 40, language: .french)
    session.press("*P")
    #expect(
      session.screen == """
         postings  postings  3 offres  3 marquées
         / pour filtrer : mots, tag:x, locale:fr, -tag:x, no:tag
            DATE↓      TITRE                                TAGS             LNG   TYPE    │ title   First
        *   2026-01-03 First                                Civic Tech +1    fr    -       │ tag     Civic Tech · Rails
        *   2026-01-02 Second                               Data +1          fr    -       │ status  open
        * C 2026-01-01 Third                                Civic-Tech       en    -       │ locale  fr
                                                                                           │ date    2026-01-03
                                                                                           │ ──────────────────────────────────────────────────────
                                                                                           │ Body 1
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                      ┌─ 3 offres ───────────────────────────────────┐
                                                      │ publier    déjà ainsi                        │
                                                      │ dépublier  published: false  dans 3 fichiers │
                                                      │ fermer     status: closed  dans 2 fichiers   │
                                                      │ rouvrir    status: open                      │
                                                      └──────────────────────────────────────────────┘
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │

         Enter valider  Esc retour
        """)
  }

  @Test("the publishing menu at 40x12 in English") func publishing40() throws {
    let session = try BulkFixtures.session(columns: 40, rows: 12, language: .english)
    session.press("*P")
    #expect(
      session.screen == """
         postings  3 postings  3 marked
        ┌─ 3 postings ─────────────────────────┐
        │ publish    already so                │
        │ unpublish  published: false  in 3 f… │
        │ close      status: closed  in 2 fil… │
        │ reopen     status: open              │
        │ published: false  in 3 files         │
        │                                      │
        │                                      │
        └──────────────────────────────────────┘

         Enter ok  Esc back
        """)
  }

  @Test("the key line with marks at 80x24 in English") func marks80() throws {
    let session = try BulkFixtures.session(columns: 80, rows: 24, language: .english)
    session.press("<Space><Space>")
    #expect(
      session.screen == """
         postings  postings  3 postings  2 marked
         / to filter: words, tag:x, locale:fr, -tag:x, no:tag
            DATE↓      TITLE                             TAGS             LOC   TYPE
        *   2026-01-03 First                             Civic Tech +1    fr    -
        *   2026-01-02 Second                            Data +1          fr    -
          C 2026-01-01 Third                             Civic-Tech       en    -










        ────────────────────────────────────────────────────────────────────────────────
         title      Third                                                              █
         tags       Civic-Tech                                                         █
         status     closed                                                             █
         locale     en                                                                 │
         date       2026-01-01                                                         │
         2 marked: e m t P d act on all 2.
         m modify  t tags  P publish  d delete  ? help  . repeat  Space mark  Esc unmark
        """)
  }

  @Test("the key line with marks at 140x40 in French") func marks140() throws {
    let session = try BulkFixtures.session(columns: 140, rows: 40, language: .french)
    session.press("<Space><Space>")
    #expect(
      session.screen == """
         postings  postings  3 offres  2 marquées
         / pour filtrer : mots, tag:x, locale:fr, -tag:x, no:tag
            DATE↓      TITRE                                TAGS             LNG   TYPE    │ title      Third
        *   2026-01-03 First                                Civic Tech +1    fr    -       │ tags       Civic-Tech
        *   2026-01-02 Second                               Data +1          fr    -       │ status     closed
          C 2026-01-01 Third                                Civic-Tech       en    -       │ locale     en
                                                                                           │ date       2026-01-01
                                                                                           │ published  true
                                                                                           │ ──────────────────────────────────────────────────────
                                                                                           │ Aucun texte sous l’en-tête.
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
         2 marquées : e m t P d agissent sur les 2.
         m changer  t tags  P publier  d supprimer  ? aide  . répéter  Space marquer  Esc démarquer  v plage  ~ inverser  / filtrer  u annuler
        """)
  }

  @Test("the key line with marks at 40x12 in English") func marks40() throws {
    let session = try BulkFixtures.session(columns: 40, rows: 12, language: .english)
    session.press("<Space><Space>")
    #expect(
      session.screen == """
         postings  3 postings  2 marked
         / to filter: words, tag:x, locale:fr, -
            TITLE                          LOC
        *   First                          fr
        *   Second                         fr
          C Third                          en




         2 marked: e m t P d act on all 2.
         m modify  t tags  P publish  d delete
        """)
  }
}
