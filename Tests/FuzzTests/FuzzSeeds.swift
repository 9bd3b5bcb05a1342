import PostingsFuzzing

/// Small inputs with much in them, to begin from.
enum FuzzSeeds {
  static func of(_ entry: FuzzEntry) -> [[UInt8]] {
    let texts =
      switch entry {
      case .frontMatter: files
      case .query: queries
      case .markdown: bodies
      case .text: words
      case .settings: settings
      }
    return texts.map { Array($0.utf8) }
  }

  private static let files = [
    "---\ntitle: A\ntags: [a, b, c]\nlist:\n- x\n- y: 1\n  z: 2\n---\nbody\n",
    "---\n# head\ntitle: 'A' # tail\n\nauthor:\n  name: \"B\"\n  links: {x: 1, \"y\": [2, 3]}\nnote: |\n  one\n  two\n\nlast: >-\n  folded\n  text\n# end\n---\n",
    "---\r\ntitle: A\r\nlist:\r\n  - a\r\n  - b\r\nempty:\r\n---\r\nbody\r\n",
    "---\nbase: &b\n  x: 1\nuse:\n  <<: *b\n  y: !!str 2\nalias: *b\n---\n",
    "---\n? complex\n: value\nplain over\n  lines: x\n\"q\": \"over\n  lines\"\nseq:\n  - - a\n    - b\n  -\n    c: d\n  - {}\n---\n",
    "---\na: 1\na: 2\nb: {c: , d}\nf:   \ng: |+\n  keep\n\n\nh: >\n\n  x\n   y\n  z\n---\n",
    "\u{FEFF}---\n日本語: 値 # コメント\nliste:\n    - é\n    - 🙂\n...\nbody",
    "+++\n# head\ntitle = \"A\" # tail\ndate = 2017-05-23T16:02:11Z\ntags = [ 'a', \"b\", ]\n[author]\nname.first = '''x'''\n[[links]]\nurl = { a = 1, b = [1.5, 0x1F] }\n[[links]]\n\n[author.more]\nnote = \"\"\"\none\\\n  two\"\"\"\n+++\nbody\n",
    "{\n  \"title\": \"A\", // one\n  \"tags\": [\"a\", \"\\u00e9\"],\n  /* two */ \"author\": { \"name\": null, \"n\": -1.5e3 }\n}\n\nbody\n",
    ";;;\n{\"a\":1,\"b\":[{},[]],\"c\":true}\n;;;\n",
  ]

  private static let queries = [
    "stage paris", "\"chargé d'affaires\" or tag:civic", "locale:fr,en -tag:rails not draft", "type:\"CDI\" (a or b) c",
    "date>2017-05 date<30d", "date:2017-01..2017-06 is:draft|live", "no:tag has:salary", "body:décidim path:_jobs/**",
    "salary>=42 salary:10..50", "author.name=\"x: y\"", "!a | b et c ou d",
  ]

  private static let bodies = [
    "# Title\n\nSome *text* with **strong**, `code`, ~~old~~ and a [link](https://x.org \"t\").\n\n- [x] one\n- [ ] two\n  1. three\n\n> quote\n> more\n",
    "| a | b |\n|:--|--:|\n| 日本語 | `x` |\n| long text in a cell | 2 |\n\n```swift\nlet x = \"y\" // z\n```\n\n---\n<p>html</p>\n\n![image](a.png)\n",
    "Setext\n===\n\nLine with two spaces  \nnext\\\nhard [^1] <https://x.org>\n\n[^1]: note\n\n    code\n\ta tab\n* a\n\n  b\n+ c\n",
    "é\u{301} 👨\u{200D}👩\u{200D}👧 \u{202E}rtl\u{202C} 한국 กำ\u{200B}x\u{AD}y &amp; &#x1F600; [ref]\n\n[ref]: <a b> 'c'\n",
  ]

  private static let words = [
    "Développeur à Paris", "日本語 한국 👨\u{200D}👩\u{200D}👧 👍🏽 ❤\u{FE0F}",
    "a\u{1B}[31mb\u{9B}1mc\u{7F}\u{202E}d\u{2028}e\tf\r\ng\rh",
    "e\u{301}\u{302}\u{303} กำ நி \u{FEFF}\u{200B}\u{AD}", "mot « cité » : point ; fin ! trait-d'union/chemin_long",
    "İIıi ẞß ﬁ Ⅷ ½ \u{1E9B}\u{323} Ω Å", "\u{1100}\u{1161}\u{11A8} 🇫🇷🇫 1\u{FE0F}\u{20E3} \u{E0001}",
  ]

  private static let settings = [
    "# mine\nroles: {date: posted_on, tags: [skills, tag]}\ncolumns: [date, title, salary:12]\nignore: [_archive]\nviews:\n  Offres FR: {filter: \"locale:fr\", sort: [type, \"date:desc\"], columns: [date, title], group: type}\n  # all\n  Tout:\n",
    "views:\n  A:\n    filter: 'a b' # note\n    sort: date\n  \"b: c\":\n    columns:\n    - title\n    - date:10\nfields:\n  salary: {type: number}\nchoices:\n  type: [CDI, CDD]\ntemplates:\n  job: {title: x}\n",
    "theme: light\nlanguage: fr\nmouse: no\nconfirm: always\nplain: true\nkeys:\n  list: {x: mark, \"g m\": mark-all-visible, p: none}\n  form:\n    C-s: save\neditor: vi\n",
    "theme: blue\nroles: [a]\nviews: x\ncolumns: {a: b}\ntheme: dark\ncolunms: 1\n",
  ]
}
