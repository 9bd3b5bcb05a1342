import Foundation
import PostingsTestSupport
import Testing

@Suite(.enabled(if: CorpusLocation.isAvailable, "needs the shared corpus in ../shared, which is not there"))
struct CorpusTests {
  @Test("real job boards are listed, checked and counted, and every JSON is read by Python")
  func jobs() throws {
    let jobs = try #require(CorpusLocation.path("corpus/jobs"))
    let folder = try TestFolder()
    let script = """
      import json, subprocess, sys
      program, jobs = sys.argv[1:]
      run = lambda *a: subprocess.run([program, *a], capture_output=True)
      lines = [json.loads(l) for l in run("list", jobs, "--format", "jsonl").stdout.splitlines()]
      array = json.loads(run("list", jobs, "--format", "json").stdout)
      assert lines == array and len(lines) > 1000, len(lines)
      paths = [l["path"].encode() for l in lines]
      assert paths == sorted(paths)
      found = json.loads(run("check", jobs, "--format", "json").stdout)
      assert {f["path"].encode() for f in found} <= set(paths)
      facet = json.loads(run("facets", jobs, "locale", "--format", "json").stdout)
      assert sum(v["count"] for v in facet["values"]) >= len(lines)
      for line in lines[::150]:
          shown = json.loads(run("show", line["path"], "--format", "json").stdout)
          body = shown.pop("body")
          assert shown["fields"] == line["fields"], line["path"]
          assert open(line["path"], "rb").read().endswith(body.encode()), line["path"]
      print(len(lines))
      """
    let run = try folder.python(script, Products.postings, jobs)
    #expect(run.status == 0, Comment(rawValue: run.errors))
  }

  @Test("setting a field in every real posting of a board and undoing it gives the same bytes back")
  func setAndUndo() throws {
    let board = try #require(CorpusLocation.path("corpus/jobs/osp"))
    let folder = try TestFolder()
    let script = """
      set -e
      cp -r --no-preserve=mode '\(board)' board; cp -r board before
      "$POSTINGS" list board --format paths -0 --query '-is:broken' > files
      "$POSTINGS" set - -0 'title=Un « titre » : #1' < files
      "$POSTINGS" list board --format csv --columns title | tail -n +2 | sort -u
      "$POSTINGS" undo > undone
      diff -r board before
      """
    let run = try folder.shell(script)
    #expect(run.status == 0, Comment(rawValue: run.errors + run.text))
    #expect(run.lines.dropFirst() == ["Un « titre » : #1"])
  }
}
