"""What is checked on every page, and how it is told."""

import json
import pathlib
import time


class Checks:
  """Prints a line for each check; the walk goes on after one that fails."""

  def __init__(self, browser, output, axe):
    self.browser = browser
    self.output = pathlib.Path(output)
    self.axe = pathlib.Path(axe).read_text()
    self.failed = []
    self.count = 0

  def that(self, sentence, is_true, seen=""):
    self.count += 1
    if not is_true:
      self.failed.append(sentence)
    told = f": {seen}" if seen != "" else ""
    print(f"{'ok  ' if is_true else 'FAIL'} {sentence}{told}", flush=True)
    return bool(is_true)

  def picture(self, name):
    time.sleep(0.3)  # until the page is painted; only the picture depends on it
    self.browser.screenshot(self.output / f"{name}.png")

  def console(self, page, provoked=()):
    """No warnings and errors in the console but those that the walk provoked."""
    said = [message for message in self.browser.messages()
            if not any(part in message for part in provoked)]
    self.that(f"{page}: nothing in the console", not said, "; ".join(said[:3]))

  def accessible(self, page):
    """axe finds no fault, in light and dark."""
    for scheme in ("light", "dark"):
      self.browser.emulate(scheme=scheme)
      time.sleep(0.4)  # colours change over some frames
      self.browser.run(self.axe)
      faults = self.browser.run_async(
        "const done = arguments[0]; axe.run(document, {resultTypes: ['violations']})"
        ".then((result) => done(result.violations.map((fault) => [fault.id, fault.impact,"
        " fault.nodes.map((node) => node.target.join(' ') + ' ' + node.failureSummary.slice(0, 160))])))"
        ".catch((error) => done([[String(error)]]));")
      self.that(f"{page}, {scheme}: axe finds no fault", not faults, json.dumps(faults) if faults else "")
    self.browser.emulate()

  def fits(self, page, name=None):
    """Nothing is wider than a telephone."""
    self.browser.emulate(360, 740)
    time.sleep(0.3)
    wide = self.browser.run("return document.documentElement.scrollWidth")
    self.that(f"{page}: fits 360 pixels", wide <= 360, wide)
    if name:
      self.picture(name)
    self.browser.emulate()

  def keyboard(self, page):
    """Tab reaches every control that can be seen, first the link that skips the navigation."""
    self.browser.run("document.activeElement.blur(); scrollTo(0, 0)")
    reached, first = set(), None
    for _ in range(150):
      self.browser.press("\ue004")
      key = self.browser.run(
        "const e = document.activeElement; if (e === document.body) return null;"
        "e.dataset.reached = ''; return e.id || e.textContent.trim().slice(0, 40)")
      first = first or key
      if key is None or (key in reached and key == first):
        break
      reached.add(key)
    missed = self.browser.run(
      "return [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]"
      ".filter((e) => !e.disabled && e.checkVisibility() && !('reached' in e.dataset))"
      ".map((e) => e.id || e.textContent.trim())")
    self.that(f"{page}: Tab reaches every control", first == "Skip to the content" and not missed,
              f"first '{first}'" + (f", missed {missed}" if missed else ""))
