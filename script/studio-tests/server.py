"""Starts the studio on a free port with a new history, and ends it."""

import pathlib
import select
import subprocess
import tempfile
import time


class Server:
  def __init__(self, program, data_root):
    self.folder = tempfile.TemporaryDirectory(prefix="mien-studio-")
    database = pathlib.Path(self.folder.name) / "history.sqlite"
    self.process = subprocess.Popen(
      [program, "serve", "--port", "0", "--database", str(database), "--data-root", str(data_root)],
      stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    self.address = self._address()

  def _address(self):
    end = time.monotonic() + 60
    while time.monotonic() < end and self.process.poll() is None:
      if not select.select([self.process.stdout], [], [], 1)[0]:
        continue
      line = self.process.stdout.readline()
      if line.startswith("Mien Studio: "):
        return line.removeprefix("Mien Studio: ").strip().rstrip("/") + "/"
    self.process.kill()
    raise RuntimeError(f"the studio did not start: {self.process.stderr.read()}")

  def close(self):
    """Interrupts it, as Ctrl-C does; gives its exit code."""
    self.process.send_signal(2)
    try:
      self.process.wait(timeout=60)
    except subprocess.TimeoutExpired:
      self.process.kill()
      self.process.wait()
    self.folder.cleanup()
    return self.process.returncode
