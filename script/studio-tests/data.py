"""Data: register a folder through the picker, look into it, browse, relabel, leave out."""

import hashlib
import shutil


def digest(folder):
  """One hash over every file of the data."""
  whole = hashlib.sha256()
  for path in sorted(folder.rglob("*")):
    if path.is_file():
      whole.update(str(path.relative_to(folder)).encode() + path.read_bytes())
  return whole.hexdigest()


def walk(browser, checks, address, faces):
  before = digest(faces)
  browser.open(address + "data.html")
  browser.wait("return document.querySelectorAll('#entries button').length > 0", what="the roots are listed")
  checks.keyboard("Data")
  register(browser, checks)
  checks.accessible("Data")
  checks.fits("Data", "data-phone")
  checks.picture("data")
  browser.run("document.querySelector('#datasets a').click()")
  inspect(browser, checks)
  browse(browser, checks)
  correct(browser, checks)
  checks.accessible("Data set")
  checks.fits("Data set", "dataset-phone")
  vanish(browser, checks, address, faces)
  checks.that("Data: nothing on the disk was changed", digest(faces) == before)
  checks.console("Data")


def pick(browser, folder, name):
  """Walks to a folder below the root, whose entries are shown, and registers it."""
  entry = f"[...document.querySelectorAll('#entries button')].find((b) => b.textContent === '{folder}')"
  browser.wait(f"return {entry} !== undefined", what="the folder is listed")
  browser.run(f"{entry}.click()")
  browser.wait(f"return document.getElementById('place').textContent.endsWith('/{folder}')")
  browser.type("#name", name)
  browser.click("#register")


def register(browser, checks):
  browser.click("#entries button")  # the root
  browser.wait("return document.querySelector('#entries [data-kind=up]') !== null")
  checks.that("Data: a root can be registered, and left only for the list of roots",
              browser.run("return document.getElementById('register').disabled === false"
                          " && document.querySelectorAll('#entries [data-kind=up]').length === 1"))
  pick(browser, "faces", "Rendered people")
  text = browser.wait("return document.querySelector('#datasets li')?.textContent", seconds=60,
                      what="the data set is registered")
  checks.that("Data: a folder is registered and says what it is",
              "Rendered people" in text and "48 pictures" in text and "8 people" in text, text[:160])


def inspect(browser, checks):
  browser.wait("return document.querySelector('#inspection .lines') !== null", seconds=60,
               what="every picture was opened")
  told = browser.text("#inspection")
  checks.that("Data set: the inspection says sizes and that every picture opens",
              "160×160 (48)" in told and "Every picture opens" in told)
  checks.that("Data set: the classes are balanced",
              browser.run("return [...document.querySelectorAll('#balance .number')].map((n) => n.textContent)")
              == ["16", "16", "16"])


def browse(browser, checks):
  browser.wait("return document.querySelectorAll('#pictures .face').length === 48")
  browser.run("const s = document.getElementById('label'); s.value = 'sad'; s.dispatchEvent(new Event('change'))")
  browser.wait("return document.querySelectorAll('#pictures .face').length === 16", what="only sad faces")
  browser.run("const s = document.getElementById('subject'); s.selectedIndex = 1; s.dispatchEvent(new Event('change'))")
  shown = browser.wait("const n = document.querySelectorAll('#pictures .face').length; return n < 16 && n",
                       what="only one person's")
  checks.that("Data set: faces are found by expression and person", shown == 2, shown)
  checks.keyboard("Data set")
  browser.wait("return [...document.querySelectorAll('#pictures img')].every((i) => i.complete && i.naturalWidth > 0)")
  browser.run("for (const id of ['label', 'subject']) document.getElementById(id).value = '';"
              "document.getElementById('subject').dispatchEvent(new Event('change'))")
  browser.wait("return document.querySelectorAll('#pictures .face').length === 48")
  browser.run("document.getElementById('filters').scrollIntoView()")
  browser.wait("return [...document.querySelectorAll('#pictures img')].slice(0, 8).every((i) => i.complete && i.naturalWidth > 0)")
  checks.picture("dataset-faces")


def correct(browser, checks):
  """One face gets another label, the next is left out."""
  browser.click("#pictures li:nth-child(1) button")
  browser.wait("return document.querySelector('dialog img')?.naturalWidth > 0", what="the dialog opens")
  checks.picture("dataset-dialog")
  browser.run("document.querySelector('dialog select').value = 'surprise'")
  browser.click("dialog .primary")
  browser.wait("return document.querySelector('#pictures li:nth-child(1) s') !== null", what="it is relabelled")
  browser.click("#pictures li:nth-child(2) button")
  browser.wait("return document.querySelector('dialog input') !== null")
  browser.click("dialog input[type=checkbox]")
  browser.click("dialog .primary")
  browser.wait("return document.querySelector('#pictures li:nth-child(2) .excluded') !== null", what="it is left out")
  told = browser.wait("const t = document.getElementById('corrected').textContent; return t.includes('1 left out') && t")
  checks.that("Data set: corrections are counted", "1 picture relabelled" in told, told)
  file = browser.run_async("fetch(document.getElementById('download').href).then((a) => a.json()).then(arguments[0])")
  checks.that("Data set: the side file has them",
              list(file["labels"].values()) == ["surprise"] and len(file["excluded"]) == 1, file)
  browser.run("scrollTo(0, 0)")
  checks.picture("dataset")


def vanish(browser, checks, address, faces):
  """A copy is corrected and all taken back, renamed, and forgotten after it is gone from the disk."""
  copy = faces.parent / "gone"
  shutil.copytree(faces, copy, dirs_exist_ok=True)
  browser.open(address + "data.html")
  browser.wait("return document.querySelectorAll('#entries button').length > 0")
  browser.click("#entries button")
  pick(browser, "gone", "A copy")
  browser.wait("return document.querySelectorAll('#datasets li').length === 2", seconds=60, what="the copy is registered")
  browser.run("[...document.querySelectorAll('#datasets a')].find((a) => a.textContent === 'A copy').click()")
  browser.wait("return document.querySelectorAll('#pictures .face').length === 48")
  browser.click("#pictures li:nth-child(1) button")
  browser.wait("return document.querySelector('dialog input') !== null")
  browser.click("dialog input[type=checkbox]")
  browser.click("dialog .primary")
  browser.wait("return document.querySelector('#pictures .excluded') !== null", what="it is left out")
  browser.click("#drop")
  browser.click("dialog button:not(.danger)")
  browser.wait("return document.querySelector('dialog') === null")
  kept = browser.run("return document.querySelector('#pictures .excluded') !== null")
  browser.click("#drop")
  browser.click("dialog .danger")
  browser.wait("return document.getElementById('corrected').textContent === 'Nothing is corrected.'"
               " && document.querySelectorAll('#pictures .face').length === 48"
               " && document.querySelector('#pictures .excluded') === null", what="all is taken back")
  checks.that("Data set: all corrections are taken back, after a question", kept)
  browser.clear("#name")
  browser.type("#name", "Soon <i>gone</i>")
  browser.click("#rename button")
  browser.wait("return document.getElementById('title').textContent === 'Soon <i>gone</i>'", what="it is renamed")
  shutil.rmtree(copy)
  browser.open(address + "data.html")
  told = browser.wait("return document.querySelectorAll('#datasets li')[1]?.textContent", what="both are listed")
  checks.that("Data: one that is gone from the disk says so", "Not readable" in told and "Soon <i>gone</i>" in told, told[:120])
  browser.click("#datasets li:nth-child(2) .danger")
  browser.click("dialog .danger")
  browser.wait("return document.querySelectorAll('#datasets li').length === 1", what="it is forgotten")
  checks.that("Data: one that is gone can be forgotten, the other stays",
              "Rendered people" in browser.text("#datasets li"))
