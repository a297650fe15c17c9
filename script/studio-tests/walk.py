#!/usr/bin/env python3
"""Walks the studio's pages in Chromium; exits with 1 when a check fails."""

import argparse
import pathlib
import re
import sys
import tempfile
import time

import analyse
import data
import evaluate
import history
import live
import train
from checks import Checks
from server import Server
from webdriver import Browser, BrowserError

root = pathlib.Path(__file__).resolve().parents[2]


def same_colors():
  """Whether the pages' colours of the expressions are those of Reports."""
  swift = (root / "Sources/Reports/Style/Emotion+Style.swift").read_text()
  style = (root / "Sources/Studio/Resources/pages/css/base.css").read_text()
  colors = re.findall(r"case \.(\w+): Color\(0x(\w{6})\)", swift)
  return len(colors) >= 8 and all(f"--{name}: #{value.lower()};" in style for name, value in colors)


def main():
  parser = argparse.ArgumentParser(description=__doc__)
  parser.add_argument("--mien", required=True, help="the program that serves")
  parser.add_argument("--camera", required=True, type=pathlib.Path, help="folder of the rendered film")
  parser.add_argument("--faces", required=True, type=pathlib.Path, help="folder of the rendered data set")
  parser.add_argument("--output", required=True, type=pathlib.Path, help="folder for screenshots")
  given = parser.parse_args()
  start = time.monotonic()
  with tempfile.TemporaryDirectory() as folder:
    downloads = pathlib.Path(folder)
    server = Server(given.mien, given.faces.parent.resolve())
    print(f"The studio is at {server.address}")
    browser = Browser((given.camera / "camera.mjpeg").resolve(), downloads)
    checks = Checks(browser, given.output, root / ".deps/axe/axe.min.js")
    try:
      checks.that("The pages have the colours of Reports", same_colors())
      for name, step in (
        ("Live", lambda: live.walk(browser, checks, server.address, given.camera)),
        ("Analyse", lambda: analyse.walk(browser, checks, server.address, given.camera, downloads)),
        ("Data", lambda: data.walk(browser, checks, server.address, given.faces)),
        ("Train", lambda: train.walk(browser, checks, server.address)),
        ("Evaluate", lambda: evaluate.walk(browser, checks, server.address)),
        ("History", lambda: history.walk(browser, checks, server.address)),
      ):
        try:
          step()
        except BrowserError as error:
          checks.that(f"{name}: the walk comes to its end", False, error)
          browser.screenshot(given.output / f"stuck-{name.lower()}.png")
    finally:
      browser.close()
      status = server.close()
    checks.that("The studio ends when it is interrupted", status in (0, 130), status)
  print(f"{checks.count - len(checks.failed)} passed, {len(checks.failed)} failed, "
        f"{time.monotonic() - start:.0f} s; screenshots in {given.output}")
  sys.exit(1 if checks.failed else 0)


main()
