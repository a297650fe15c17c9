import Emotions
import Foundation

/// What can be wrong with a data set, its splits and their files.
public enum DatasetsError: LocalizedError, Equatable, Sendable {
  /// Nothing lies at the path.
  case notFound(path: String)
  /// The folder, archive or table holds no picture.
  case noPictures(path: String)
  /// What lies at the path has no layout that is known.
  case unknownLayout(path: String, found: String, known: [String])
  /// Folders 0...6 are FER2013's numbers as well as AffectNet's.
  case ambiguousNumbers(path: String)
  /// A file, an archive or a member of one cannot be read.
  case cannotRead(path: String, reason: String)
  /// A table is not as it should be; lines count from 1.
  case malformedTable(path: String, line: Int, problem: String)
  /// Pictures were found, but none has a label.
  case noLabels(path: String, layout: String)
  /// Expressions were asked for that the data do not have.
  case missingClasses(missing: [Emotion], present: [Emotion])
  /// There is nothing to split.
  case nothingToSplit
  /// All clips have the same label.
  case oneClass(Emotion)
  /// A protocol by subject needs to know whose face each clip shows.
  case noSubjects(protocol: String, clips: Int, example: String)
  /// A protocol by subject needs more people.
  case tooFewSubjects(protocol: String, found: Int, needed: Int)
  /// A share or a number of folds that splits nothing.
  case badSplitParameter(name: String, value: String, allowed: String)
  /// A part of the split would be empty.
  case emptyPart(protocol: String, part: String)
  /// Training and held-out parts have something in common that the protocol forbids.
  case partsOverlap(what: String, count: Int, example: String)
  /// A split file does not belong to the data.
  case splitMismatch(path: String, line: Int, problem: String)
  /// A file of corrections is not as it should be.
  case malformedCorrections(path: String)
  /// A file of corrections is of other data than those that are given.
  case foreignCorrections(path: String, data: String, given: [String])
  /// A file cannot be written.
  case cannotWrite(path: String, reason: String)

  public var errorDescription: String? {
    switch self {
    case .notFound(let path): "there is nothing at “\(path)”"
    case .noPictures(let path): "“\(path)” holds no pictures"
    case .unknownLayout(let path, let found, _):
      "“\(path)” is not a data set that Mien knows: it holds \(found)"
    case .ambiguousNumbers(let path):
      "the class folders 0…6 of “\(path)” can be FER2013's or AffectNet's numbers"
    case .cannotRead(let path, let reason): "cannot read “\(path)”: \(reason)"
    case .malformedTable(let path, let line, let problem): "“\(path)”, line \(line): \(problem)"
    case .noLabels(let path, let layout): "no picture of “\(path)” (\(layout)) has a label"
    case .missingClasses(let missing, let present):
      "the data have no \(Self.list(missing)); they have \(Self.list(present))"
    case .nothingToSplit: "there are no clips to split"
    case .oneClass(let label): "all clips are labelled \(label.rawValue)"
    case .noSubjects(let name, let clips, let example):
      "\(name) needs the subject of every clip; \(clips) have none, such as “\(example)”"
    case .tooFewSubjects(let name, let found, let needed):
      "\(name) needs \(needed) subjects; the data have \(found)"
    case .badSplitParameter(let name, let value, _): "\(name) cannot be \(value)"
    case .emptyPart(let name, let part): "\(name) leaves the \(part) part empty"
    case .partsOverlap(let what, let count, let example):
      "training and held-out clips share \(count) \(what), such as “\(example)”"
    case .splitMismatch(let path, let line, let problem): "“\(path)”, line \(line): \(problem)"
    case .malformedCorrections(let path): "“\(path)” is no file of corrections"
    case .foreignCorrections(let path, let data, _):
      "“\(path)” corrects “\(data)”, which is none of the data that are given"
    case .cannotWrite(let path, let reason): "cannot write “\(path)”: \(reason)"
    }
  }

  public var recoverySuggestion: String? {
    switch self {
    case .notFound: "check the path"
    case .noPictures: "give a folder, a zip archive or a csv table of pictures"
    case .unknownLayout(_, _, let known): "known are: \(known.joined(separator: "; "))"
    case .ambiguousNumbers: "name the folders by their expressions: angry, disgust, …"
    case .cannotRead: "check that the file is whole and that you may read it"
    case .malformedTable: "mend the line, or export the table again"
    case .noLabels:
      "name the class folders by expressions (angry, disgust, …) or give a csv of path,label"
    case .missingClasses: "leave these classes out, or add data that have them"
    case .nothingToSplit: "give data with at least one labelled picture"
    case .oneClass: "give data with at least two expressions"
    case .noSubjects:
      "put subjects into the file names (anna__07.png) or a csv of path,label,subject; "
        + "or use the random protocol, which is leaky"
    case .tooFewSubjects: "use fewer folds, or add data of other people"
    case .badSplitParameter(_, _, let allowed): "use \(allowed)"
    case .emptyPart(let name, _): Self.hintForEmptyPart(of: name)
    case .partsOverlap: "remove the common pictures from one part, or use another protocol"
    case .splitMismatch: "use the split files with the data, classes and clip length they came from"
    case .malformedCorrections:
      "it needs the fields data, labels (an expression by path) and excluded (a list of paths)"
    case .foreignCorrections(_, _, let given):
      "give that data set, or correct the path in data; given are: \(given.joined(separator: ", "))"
    case .cannotWrite: "check that the folder exists, is yours to write to and has space"
    }
  }

  private static func hintForEmptyPart(of name: String) -> String {
    switch name {
    case SplitProtocol.official.name:
      "use data with their own split (FER2013, RAF-DB), or the subject-kfold or random protocol"
    case SplitProtocol.crossName: "name one of the data sets that were given, but not all of them"
    default: "give more data, or hold out another share"
    }
  }

  private static func list(_ emotions: [Emotion]) -> String {
    emotions.isEmpty ? "labels" : emotions.map(\.rawValue).joined(separator: ", ")
  }
}
