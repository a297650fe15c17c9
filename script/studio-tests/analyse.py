"""Analyse: a photograph, a video with its timeline, files that can't be read."""

import time

SLIDER = "[role=slider]"


def walk(browser, checks, address, camera, downloads):
  browser.open(address + "analyse.html")
  browser.wait("return document.getElementById('server').textContent.includes('Mien')")
  checks.keyboard("Analyse")
  photo(browser, checks, camera, downloads)
  video(browser, checks, camera)
  undecodable(browser, checks, camera)
  broken(browser, checks, downloads)
  keep(browser, checks, camera, downloads)
  checks.console("Analyse", provoked=("status of 415", "status of 422"))


def photo(browser, checks, camera, downloads):
  browser.type("#files", str((camera / "photo.jpg").resolve()))
  browser.wait("return document.querySelector('.photo .answer') !== null", seconds=60,
               what="the photograph is read")
  checks.that("Analyse: one face in the photograph",
              browser.run("return document.querySelectorAll('.photo .reading').length") == 1,
              browser.text(".photo .answer"))
  browser.run("document.querySelector('.photo').scrollIntoView({block: 'center'})")
  checks.picture("analyse-photo")
  explain(browser, checks)
  browser.click("#csv")
  table = downloads / "photographs.csv"
  for _ in range(50):
    if table.exists():
      break
    time.sleep(0.1)
  lines = table.read_text().splitlines() if table.exists() else []
  checks.that("Analyse: the numbers of photographs can be downloaded",
              len(lines) == 2 and lines[0].startswith("input,face,success"), len(lines))


def explain(browser, checks):
  """Grad-CAM of the face, for its answer and for an expression that is chosen."""
  browser.click(".photo .explanation button")
  browser.wait("const i = document.querySelector('.photo .explained img'); return i && i.naturalWidth > 100",
               what="the face is explained")
  first = browser.run("return document.querySelector('.photo .explained img').alt")
  answer = browser.text(".photo .answer").split("\n")[0].split()[0].lower()
  checks.that("Analyse: the face's answer is explained", f"for {answer}:" in first.lower(), first)
  browser.run("document.querySelector('.photo .explanation select').value = 'sad'")
  browser.click(".photo .explanation button")
  second = browser.wait("const t = document.querySelector('.photo .explained img').alt;"
                        "return t.includes('for sad:') && t", what="sad is explained")
  checks.that("Analyse: another expression is explained otherwise", second != first, second)
  browser.run("document.querySelector('.photo .explained').scrollIntoView({block: 'center'})")
  checks.picture("analyse-explained")


def explain_frame(browser, checks):
  """The frame at the playhead, from the file that was dropped."""
  browser.click(".playback + .explanation button")
  told = browser.wait("const i = document.querySelector('.playback + .explanation + .explained img');"
                      "return i && i.naturalWidth > 100 && i.alt", what="the frame is explained")
  shown = browser.text(".playback .answer").split("\n")[0].split()[0].lower()
  checks.that("Analyse: the frame at the playhead is explained", f"for {shown}:" in told.lower(), told)


def video(browser, checks, camera):
  browser.type("#files", str((camera / "0000.mp4").resolve()))
  browser.wait("return document.querySelector('progress') !== null", what="the job's progress")
  browser.wait(f"return document.querySelector('{SLIDER}') !== null", seconds=180,
               what="the video is read")
  browser.wait("return document.querySelector('video').readyState >= 2", what="the video plays")
  checks.that("Analyse: the annotated video is played",
              "annotated.mp4" in browser.run("return document.querySelector('video').currentSrc"))
  seek(browser, checks)
  browser.run(f"document.querySelector('{SLIDER}').focus()")
  browser.press("\ue011", *["\ue013"] * 6)  # Home, six seconds: surprise at its apex
  browser.wait("const v = document.querySelector('video'); return !v.seeking && v.currentTime === 6")
  browser.run("document.activeElement.blur(); document.querySelector('.playback').scrollIntoView()")
  checks.picture("analyse-video")
  explain_frame(browser, checks)
  checks.accessible("Analyse")
  checks.fits("Analyse", "analyse-phone")
  files = browser.run_async("""
    const done = arguments[0];
    Promise.all([...document.querySelectorAll('.files a')].map(async (link) => {
      const answer = await fetch(link.href);
      return [link.textContent, answer.status, (await answer.arrayBuffer()).byteLength];
    })).then(done);""")
  wanted = {"Table, CSV", "Table, JSON Lines", "Annotated video", "Report"}
  checks.that("Analyse: tables, annotated video and report can be downloaded",
              wanted <= {name for name, _, _ in files}
              and all(status == 200 and size > 100 for _, status, size in files),
              ", ".join(f"{name} {size}" for name, _, size in files))


def undecodable(browser, checks, camera):
  """A film that Mien reads and the browser does not: its frames can't be explained, and that is said."""
  browser.run("document.getElementById('results').replaceChildren()")
  browser.type("#files", str((camera / "old.mpg").resolve()))
  browser.wait(f"return document.querySelector('{SLIDER}') !== null", seconds=120, what="the old film is read")
  browser.click(".playback + .explanation button")
  told = browser.wait("return document.querySelector('#faults .message')?.textContent", what="an error")
  checks.that("Analyse: a frame that the browser can't show is said to be so", "can't show frames" in told
              and browser.run("return !document.querySelector('.playback + .explanation button').disabled"), told)


def seek(browser, checks):
  """A click on the timeline jumps, keys too; what is told is what the table says."""
  browser.run(f"document.querySelector('{SLIDER}').focus()")
  browser.press("\ue011", "\ue013", "\ue013", "\ue014")  # Home, up, up, right
  at = browser.wait("const v = document.querySelector('video'); return !v.seeking && v.currentTime")
  checks.that("Analyse: keys jump in the video", abs(at - 2.2) < 0.1, at)
  half = browser.run(
    f"const s = document.querySelector('{SLIDER}'); s.scrollIntoView({{block: 'center'}});"
    "const b = s.getBoundingClientRect(); return [Math.round(b.left + b.width * .6), Math.round(b.top + 60)]")
  browser.click_at(*half)
  at = browser.wait("const v = document.querySelector('video'); return !v.seeking && v.currentTime")
  checks.that("Analyse: a click on the timeline jumps", 4 < at < 8, f"{at:.2f} s")
  told = browser.run(f"return document.querySelector('{SLIDER}').getAttribute('aria-valuetext')")
  row = browser.run_async("""
    const [time, done] = arguments;
    const link = [...document.querySelectorAll('.files a')].find((a) => a.href.includes('.jsonl'));
    fetch(link.href).then((a) => a.text()).then((text) => done(text.trim().split('\\n')
      .map((line) => JSON.parse(line)).filter((row) => row.timestamp <= time + 1e-6).at(-1)));""", at)
  checks.that("Analyse: the timeline says what the table says",
              row["emotion"] in told.lower() and f"{round(100 * row['confidence'])}" in told,
              f"{told} | {row['emotion']} {row['confidence']}")
  browser.run("document.querySelector('video').play()")
  time.sleep(1.2)
  moved = browser.run(
    "const v = document.querySelector('video'); v.pause();"
    f"return [v.currentTime, Number(document.querySelector('{SLIDER}').getAttribute('aria-valuenow'))]")
  checks.that("Analyse: the playhead moves with the video",
              moved[0] > at + 0.2 and abs(moved[0] - moved[1]) < 0.3, moved)


def keep(browser, checks, camera, downloads):
  """Photographs that are kept make one session with their annotated pictures."""
  names = ("first picture.jpg", "second.jpg")
  for name in names:
    (downloads / name).write_bytes((camera / "photo.jpg").read_bytes())
  browser.run("document.getElementById('store').value = 'pictures';"
              "document.getElementById('blur').checked = true")
  browser.type("#files", "\n".join(str((downloads / name).resolve()) for name in names))
  kept = "document.querySelector('#results > p a')"
  browser.wait(f"return {kept} !== null", seconds=60, what="the photographs are kept")
  checks.picture("analyse-kept")
  browser.run(f"{kept}.click()")
  browser.wait("const all = [...document.querySelectorAll('.gallery img')];"
               "return all.length > 0 && all.every((image) => image.naturalWidth > 0)",
               what="the annotated pictures of the session")
  checks.that("Analyse: two photographs are kept with their pictures",
              browser.run("return document.querySelectorAll('.gallery img').length") == 2,
              browser.text("#title"))
  checks.picture("session-photos")


def broken(browser, checks, downloads):
  for name, data in (("notes.txt", b"not a picture"), ("broken.mp4", b"\0\0\0\x18ftypmp42" + bytes(400))):
    path = downloads / name
    path.write_bytes(data)
    browser.run("document.getElementById('faults').replaceChildren()")
    browser.type("#files", str(path.resolve()))
    browser.wait("return document.querySelectorAll('#faults p').length > 0", seconds=60,
                 what=f"an error about {name}")
    checks.that(f"Analyse: {name} is refused with what to do",
                browser.run("return document.querySelectorAll('#faults p').length") == 2,
                browser.text("#faults").replace("\n", " | "))
  checks.picture("analyse-error")
