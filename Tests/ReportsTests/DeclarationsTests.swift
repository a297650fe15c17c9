import Foundation
import TestSupport
import Testing

@Suite struct DeclarationsTests {
  @Test func `The declarations of Pango agree with the headers that are installed`() throws {
    let header = TestPaths.root.appending(path: "Sources/CCairo/pango.h").path
    let compile = """
      printf '#include <pango/pangocairo.h>\\n#include "%s"\\n' '\(header)' \
      | cc -x c -fsyntax-only $(pkg-config --cflags pangocairo) -
      """
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = ["-c", compile]
    let messages = Pipe()
    shell.standardError = messages
    try shell.run()
    let text = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0, "\(text)")
  }
}
