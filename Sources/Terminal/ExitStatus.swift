/// How the programs end, in the numbers of sysexits.h.
public enum ExitStatus: Int32, Sendable {
  /// The command line can't be understood.
  case usage = 64
  /// A file or data set holds something else than it should.
  case badData = 65
  /// A file is missing or can't be read.
  case noInput = 66
  /// A part or device that the command needs is not there.
  case unavailable = 69
  /// A defect of the program.
  case `internal` = 70
  /// The output can't be written.
  case cantCreate = 73
  /// Ctrl-C.
  case interrupted = 130
}
