public import Postings

extension EffectRunner.Storage {
  /// Reads and writes real files, safely.
  public static func disk(_ save: SafeSave = SafeSave()) -> EffectRunner.Storage {
    EffectRunner.Storage(
      read: { (path) throws(PostingsError) in try PostingFile.read(path) },
      save: { (file, bytes, _) throws(PostingsError) in try save.save(bytes, over: file) },
      undo: { () throws(PostingsError) in throw .nothingToUndo },
      redo: { () throws(PostingsError) in throw .nothingToRedo })
  }
}
