"""Train: two small runs, curves that grow, stop and resume, comparison."""

import time

RUN = "document.querySelector('#runs li')"


def walk(browser, checks, address):
  open_page(browser, address)
  checks.keyboard("Train")
  queue(browser, checks, address)
  leaky(browser, checks)
  first(browser, checks)
  second(browser, checks)
  compare(browser, checks)
  checks.accessible("Train")
  checks.fits("Train", "train-phone")
  use(browser, checks, address)
  checks.console("Train")


def open_page(browser, address):
  browser.open(address + "train.html")
  browser.wait("return document.querySelectorAll('#data input').length > 0"
               " && document.getElementById('init').options.length > 1", what="the data sets are offered")


def choose(browser, name, value):
  browser.run("const [name, value] = arguments; const field = document.getElementById(name);"
              "field.value = value; field.dispatchEvent(new Event('change'))", name, value)


def queue(browser, checks, address):
  """More runs wait than a browser has connections: the page goes on, each can be stopped."""
  browser.run_async("""
    const done = arguments[0];
    (async () => {
      for (let index = 0; index < 8; index += 1) {
        const data = [document.querySelector('#data input').value];
        await fetch('/api/v1/runs', {method: 'POST', headers: {'Content-Type': 'application/json'},
          body: JSON.stringify({data, name: `Waits ${index}`, epochs: 4000, protocol: 'random'})});
      }
    })().then(done, done);""")
  open_page(browser, address)
  browser.wait("return document.querySelectorAll('#runs .progress').length === 8", what="all eight wait or run")
  told = browser.wait("const all = [...document.querySelectorAll('#runs .progress p')].map((p) => p.textContent);"
                      "return all[0] === 'Waits for 7 jobs before it' && all", what="how many jobs are before it")
  health = browser.run_async("const done = arguments[0]; setTimeout(() => done('no answer'), 8000);"
                             "fetch('/api/v1/health').then((a) => done(a.status));")
  checks.that("Train: with eight runs in the queue the page still reaches the server", health == 200, health)
  browser.run("for (const b of document.querySelectorAll('#runs .progress button')) b.click()")
  browser.wait("return document.querySelectorAll('#runs .progress').length === 0"
               " && document.querySelectorAll('#runs .badge.bad').length === 8", seconds=60, what="all eight are stopped")
  checks.that("Train: each run in the queue can be stopped", True, told[0])
  browser.run_async("""
    const done = arguments[0];
    Promise.all([...document.querySelectorAll('#runs li')].map((li) =>
      fetch(`/api/v1/sessions/${li.dataset.run}`, {method: 'DELETE'}))).then((all) => done(all.map((a) => a.status)));""")
  open_page(browser, address)


def leaky(browser, checks):
  choose(browser, "protocol", "random")
  checks.that("Train: the leaky protocol says so",
              browser.run("return document.getElementById('protocol-hint').classList.contains('hint-leaky')"),
              browser.text("#protocol-hint")[:60])
  checks.picture("train-form")


def first(browser, checks):
  browser.click("#start")
  browser.wait("return document.querySelector('#faults p') !== null")
  checks.that("Train: without data it says what to do", "tick" in browser.text("#faults"))
  browser.click("#data input")
  choose(browser, "epochs", "12")
  browser.run("document.getElementById('name').value = 'Leaky'")
  browser.click("#start")
  browser.wait(f"return {RUN} !== null && {RUN}.textContent.includes('Leaky')", what="the run stands in the list")
  seen = set()
  end = time.monotonic() + 180
  while time.monotonic() < end:
    points, done = browser.run(
      f"const chart = {RUN}.querySelector('.js-plotly-plot');"
      f"return [chart?.data?.[0].x.length ?? 0, {RUN}.querySelector('.headline') !== null]")
    seen.add(points)
    if done:
      break
    time.sleep(0.1)
  growing = sorted(seen - {0})
  checks.that("Train: the curves grow while it trains", len(growing) > 2 and growing[-1] == 12, growing)
  browser.wait(f"return {RUN}.querySelectorAll('.js-plotly-plot').length === 2", what="both curves")
  checks.that("Train: the result is marked as leaky",
              browser.run(f"return {RUN}.querySelector('.headline .leaky') !== null"),
              browser.text("#runs li .headline").replace("\n", " "))
  browser.run(f"{RUN}.scrollIntoView()")
  checks.picture("train-run")


def second(browser, checks):
  """People held out; stopped after some epochs, then resumed to its end."""
  choose(browser, "protocol", "subject-kfold")
  browser.run("document.querySelector('#form details').open = true; document.getElementById('folds').value = '4'")
  choose(browser, "epochs", "40")
  browser.run("document.getElementById('init').value = 'fer2013'")
  browser.run("document.getElementById('name').value = 'People held out'")
  browser.click("#start")
  browser.wait(f"return {RUN}.textContent.includes('People held out')")
  browser.wait(f"return ({RUN}.querySelector('.js-plotly-plot')?.data?.[0].x.length ?? 0) >= 2", seconds=120,
               what="two epochs are drawn")
  browser.run(f"{RUN}.querySelector('.progress button').click()")
  browser.wait(f"return [...{RUN}.querySelectorAll('button')].some((b) => b.textContent === 'Resume')", seconds=60,
               what="it is stopped and can be resumed")
  stopped = browser.run(f"return {RUN}.querySelector('.js-plotly-plot')?.data?.[0].x.length ?? 0")
  checks.picture("train-stopped")
  browser.run(f"[...{RUN}.querySelectorAll('button')].find((b) => b.textContent === 'Resume').click()")
  browser.wait(f"return {RUN}.querySelector('.headline') !== null", seconds=240, what="the resumed run ends")
  browser.wait(f"return {RUN}.querySelector('.js-plotly-plot')?.data?.[0].x.length === 40")
  checks.that("Train: a run that was stopped goes on where it was", 0 < stopped < 40, f"stopped after {stopped} of 40")
  checks.that("Train: people held out are not leaky",
              browser.run(f"return {RUN}.querySelector('.leaky') === null"),
              browser.text("#runs li .headline").replace("\n", " "))


def compare(browser, checks):
  browser.run("for (const tick of document.querySelectorAll('#runs .tick input')) tick.click()")
  names = browser.wait("const c = document.querySelector('#compare .js-plotly-plot');"
                       "return c?.data?.length === 2 && c.data.map((line) => line.name)", what="both runs are drawn")
  checks.that("Train: runs are compared in one chart, the leaky one marked",
              sorted(names) == ["Leaky (leaky)", "People held out"], names)
  shown = ("document.querySelector('#compare .js-plotly-plot').data"
           ".filter((line) => line.visible !== false).map((line) => line.name)")
  press = "document.querySelector('#compare .legend button').click()"
  browser.run(press)
  left = browser.wait(f"const shown = {shown}; return shown.length === 1 && shown", what="one line is hidden")
  said = browser.run("return document.querySelector('#compare .legend button').getAttribute('aria-pressed')")
  browser.run(press)
  both = browser.wait(f"const shown = {shown}; return shown.length === 2 && shown", what="both lines are back")
  checks.that("Train: a name in the legend hides its line and brings it back",
              left == names[1:] and said == "false" and both == names, f"{left}, {both}")
  browser.run("scrollTo(0, 0)")
  checks.picture("train")
  choose(browser, "measure", "validationLoss")
  browser.wait("return document.querySelector('#compare .chart')?.getAttribute('aria-label').startsWith('Validation loss')")


def use(browser, checks, address):
  """What was trained reads faces at once."""
  browser.run("[...document.querySelectorAll('#runs a')].find((a) => a.textContent === 'Use it').click()")
  title = browser.wait("const list = document.getElementById('model');"
                       "return list?.selectedOptions[0]?.textContent", what="Analyse has the model chosen")
  checks.that("Train: a run's weights are a model at once", title == "People held out", title)
  group = browser.run("return document.getElementById('model').selectedOptions[0].parentElement.label")
  checks.that("Train: models of runs stand in a group of their own", group == "Trained here", group)
