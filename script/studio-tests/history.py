"""History: find, rename, note, delete, keep, export, back up."""

TOTAL = ("fetch('/api/v1/sessions').then((a) => a.json())"
         ".then((a) => arguments[0](a.sessions.map((s) => s.kind)))")


def walk(browser, checks, address):
  open_list(browser, address)
  kinds = browser.run_async(TOTAL)
  shown = browser.run("return document.querySelectorAll('.entry').length")
  checks.that("History: the recording, the video, the trainings and evaluations are there",
              {"live", "video"} <= set(kinds) and kinds.count("training") == kinds.count("evaluation") == 2 and shown == len(kinds), kinds)
  checks.accessible("History")
  checks.keyboard("History")
  checks.fits("History", "history-phone")
  checks.picture("history")
  learned(browser, checks, address)
  search(browser, checks)
  rename(browser, checks, address)
  recording(browser, checks, address)
  copies(browser, checks)
  retention(browser, checks, address)
  delete(browser, checks, address)
  checks.console("History", provoked=("status of 404",))


def open_list(browser, address):
  browser.open(address + "history.html")
  browser.wait("return document.getElementById('found').textContent !== ''"
               " && document.getElementById('retention').options.length > 0")


def learned(browser, checks, address):
  """A training and an evaluation lead to their own pages; there is no timeline of theirs."""
  for kind, place in (("Training", "train.html"), ("Evaluation", "evaluation.html?id=")):
    open_list(browser, address)
    browser.run("[...document.querySelectorAll('.entry')].find((e) => e.textContent.includes(arguments[0])).click()",
                f"{kind} ·")
    browser.wait("return document.querySelector('#view .files') !== null", what=f"the {kind.lower()}'s files")
    link = browser.run("return document.querySelector('#elsewhere a').href")
    checks.that(f"Session: a {kind.lower()} leads to its page and has no timeline",
                place in link and browser.run("return document.querySelector('[role=slider]') === null"), link)
    settings = browser.text("#settings")
    names = browser.run("return [...document.querySelectorAll('.gallery img')].map((i) => i.alt)")
    checks.that(f"Session: a {kind.lower()} tells its data by name, and shows no picture twice",
                "Rendered people" in settings.partition("Data sets")[2]
                and len({name.partition(".")[0] for name in names}) == len(names), ", ".join(names))
    checks.accessible(f"Session of a {kind.lower()}")
    checks.fits(f"Session of a {kind.lower()}")
    checks.picture(f"session-{kind.lower()}")
  open_list(browser, address)


def search(browser, checks):
  browser.type("#search", "0000 MP4")
  browser.wait("return document.querySelectorAll('.entry').length === 1"
               " && document.querySelector('.entry').textContent.includes('0000.mp4')",
               what="the search finds the video")
  browser.clear("#search")
  browser.type("#search", "nowhere")
  browser.wait("return document.getElementById('found').textContent === 'No session fits.'")
  checks.that("History: the search finds by name, and says when nothing fits", True)


def rename(browser, checks, address):
  open_list(browser, address)
  browser.run("document.querySelector(\".entry[href*='session']\").dataset.any = '';"
              "[...document.querySelectorAll('.entry')].find((e) => e.textContent.includes('Video ·')).click()")
  browser.wait("return document.querySelector('[role=slider]') !== null", seconds=60)
  browser.wait("return document.querySelector('video').readyState >= 2")
  checks.picture("session")
  checks.accessible("Session")
  checks.fits("Session", "session-phone")
  browser.clear("#name")
  browser.type("#name", "Pilot <b>1</b>")
  browser.type("#notes", "Light from the left")
  browser.click("#edit .primary")
  browser.wait("return document.getElementById('saved').textContent === 'Saved.'")
  browser.run("location.reload()")
  browser.wait("return document.getElementById('title').textContent === 'Pilot <b>1</b>'")
  checks.that("Session: name and notes are kept, and are text",
              browser.run("return document.getElementById('notes').value") == "Light from the left")


def recording(browser, checks, address):
  """The live recording has a timeline, too."""
  open_list(browser, address)
  browser.run("[...document.querySelectorAll('.entry')].find((e) => e.textContent.includes('Live ·')).click()")
  browser.wait("return document.querySelector('[role=slider]') !== null", seconds=60,
               what="the recording's timeline")
  checks.that("Session: a recording has a timeline without a player",
              browser.run("return document.querySelector('video') === null"))
  checks.picture("session-live")


def copies(browser, checks):
  export = browser.run_async("""
    const done = arguments[0];
    fetch([...document.querySelectorAll('.files a')].at(-1).href).then((a) => a.json())
      .then((all) => done([all.session.kind, all.rows.length, all.session.rows]));""")
  checks.that("Session: the export has all rows",
              export[0] == "live" and export[1] == export[2] > 5, export)
  head = browser.run_async("fetch('/api/v1/backup').then((a) => a.arrayBuffer())"
                           ".then((a) => arguments[0](new TextDecoder().decode(a.slice(0, 15))))")
  checks.that("History: the backup is a database", head == "SQLite format 3", head)


def retention(browser, checks, address):
  open_list(browser, address)
  choose = ("const s = document.getElementById('retention'); s.value = '30';"
            "s.dispatchEvent(new Event('change'))")
  setting = "fetch('/api/v1/settings').then((a) => a.json()).then((a) => arguments[0](a.retentionDays))"
  browser.run(choose)
  browser.wait("return document.querySelector('dialog[open]') !== null")
  checks.accessible("Dialog")
  browser.press("\ue00c")
  browser.wait("return document.querySelector('dialog') === null"
               " && document.getElementById('retention').value === ''")
  checks.that("History: Escape changes nothing", browser.run_async(setting) is None)
  browser.run(choose)
  browser.wait("return document.querySelector('dialog[open]') !== null")
  browser.click("dialog .danger")
  browser.wait("return document.getElementById('facts').textContent.includes('30 days')")
  checks.that("History: the time of keeping is set", browser.run_async(setting) == 30)


def delete(browser, checks, address):
  before = browser.run_async(TOTAL)
  browser.run("[...document.querySelectorAll('.entry')].find((e) => e.textContent.includes('Live ·')).click()")
  browser.wait("return document.getElementById('edit-part') && !document.getElementById('edit-part').hidden")
  address_of_session = browser.run("return location.href")
  for button in ("dialog button:not(.danger)", "dialog .danger"):
    browser.click("#delete")
    browser.wait("return document.querySelector('dialog[open]') !== null")
    browser.click(button)
  browser.wait("return location.pathname.endsWith('history.html')")
  after = browser.run_async(TOTAL)
  checks.that("History: a session is deleted, after a question", len(after) == len(before) - 1, after)
  browser.open(address_of_session)
  browser.wait("return document.querySelectorAll('#faults p').length === 2")
  checks.that("Session: one that is gone is said to be gone", True, browser.text("#faults .message"))
