internal import CFileCalls

/// How the process handles its memory.
public enum ProcessMemory {
  /// Holds on to no more than is in use, as a program does that a person leaves open all day: a tenth less for a hundred
  /// thousand postings. For the beginning of the process, before it has threads.
  public static func keepLittle() { memory_keep_little() }

  /// Gives back to the system what was freed. A change of a hundred thousand files frees so many small blocks that half of
  /// the process would be empty room from then on. Takes some milliseconds, in which other threads may wait for memory.
  public static func giveBack() { memory_give_back() }
}
