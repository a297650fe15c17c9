"""Evaluate: judge the shipped model, its confusions and their faces, spoilt faces, a comparison."""

ITEM = "document.querySelector('#evaluations li')"


def walk(browser, checks, address):
  browser.open(address + "evaluate.html")
  browser.wait("return document.querySelectorAll('#data input').length > 0"
               " && document.querySelectorAll('#evaluations li').length === 2", what="the runs stand in the list")
  checks.keyboard("Evaluate")
  judge(browser, checks, "Plain")
  browser.run("document.getElementById('augmentation').value = 'flip'")
  browser.click("#corruptions")
  browser.run("document.getElementById('faces').value = '12'")
  judge(browser, checks, "With mirror images")
  compare(browser, checks)
  checks.accessible("Evaluate")
  checks.fits("Evaluate", "evaluate-phone")
  browser.run(f"{ITEM}.querySelector('h3 a').click()")
  detail(browser, checks)
  checks.console("Evaluate")


def judge(browser, checks, name):
  if not browser.run("return document.querySelector('#data input').checked"):
    browser.click("#data input")
  browser.run("document.getElementById('name').value = arguments[0]", name)
  browser.click("#start")
  browser.wait(f"return {ITEM}.textContent.includes(arguments[0])", name)
  told = browser.wait(f"return {ITEM}.querySelector('.headline')?.textContent", seconds=180, what=f"{name} is judged")
  statement = browser.run(f"return {ITEM}.querySelector('.statement').textContent")
  checks.that(f"Evaluate: {name}: the figure has its interval and says how it was measured",
              "95 %" in told and "of 47" in told and statement.startswith("protocol:"), told)
  facts = browser.run(f"return {ITEM}.querySelector('header p').textContent")
  checks.that(f"Evaluate: {name}: it says which model was judged", facts.startswith("fer2013 ·"), facts)


def compare(browser, checks):
  browser.run("const ticks = document.querySelectorAll('#evaluations .tick input'); ticks[0].click(); ticks[1].click()")
  text = browser.wait("const part = document.getElementById('compare');"
                      "return part.querySelectorAll('table').length >= 2 && part.textContent", what="both are compared")
  checks.that("Evaluate: the same clips are tested pair by pair",
              "Plain against With mirror images" in text and "p (Holm)" in text)
  said = browser.run("return [...document.querySelectorAll('#compare .statement')].map((p) => p.textContent)")
  checks.that("Evaluate: compared figures say how they were measured",
              len(said) == 2 and all(line.startswith("protocol:") for line in said), said)
  browser.wait("return document.querySelector('#compare .js-plotly-plot')?.data?.length === 2")
  browser.run("scrollTo(0, 0)")
  checks.picture("evaluate")
  browser.run("document.querySelectorAll('#evaluations .tick input')[1].click();"
              "document.querySelectorAll('#evaluations .tick input')[2].click()")
  browser.wait("return document.getElementById('compare').textContent.includes('do not judge the same clips')",
               what="other clips are not tested")
  checks.that("Evaluate: other clips are not tested, and it says why", True)


def detail(browser, checks):
  browser.wait("return document.querySelectorAll('.confusion td button').length > 0")
  cell = browser.run("const cell = [...document.querySelectorAll('.confusion td button')].find((b) => !b.disabled);"
                     "cell.click(); return Number(cell.firstChild.textContent)")
  browser.wait("const faces = document.querySelectorAll('.faces-grid .face');"
               "return faces.length > 0 && [...faces].every((f) => f.querySelector('img')?.complete"
               " && f.querySelector('img').naturalWidth > 0)", what="the cell's faces")
  shown = browser.run("return document.querySelectorAll('.faces-grid .face').length")
  checks.that("Evaluation: a cell shows its faces", shown == cell, f"{shown} of {cell}")
  total = browser.run("return [...document.querySelectorAll('.confusion td button')]"
                      ".reduce((sum, b) => sum + Number(b.firstChild.textContent), 0)")
  checks.that("Evaluation: the cells add up to the judged clips", total == 47, total)
  browser.wait("return document.querySelectorAll('.js-plotly-plot').length === 3", what="three charts")
  curves = browser.run("return document.querySelectorAll('.scroll.tall tbody tr').length")
  checks.that("Evaluation: every corruption is listed, the worst are drawn", curves == 26, curves)
  drawn = "[...document.querySelectorAll('.js-plotly-plot')].at(-1).data.length"
  before = browser.run(f"return {drawn}")
  browser.run("document.querySelectorAll('.scroll.tall tbody input')[5].click()")
  browser.wait(f"return {drawn} === arguments[0] + 1", before, what="one more curve")
  browser.run("scrollTo(0, 0)")
  checks.picture("evaluation")
  browser.run("document.querySelector('.charts').scrollIntoView()")
  checks.picture("evaluation-charts")
  ink = "getComputedStyle(document.querySelector('.xtick text')).fill"
  light = browser.run(f"return {ink}")
  browser.emulate(scheme="dark")
  dark = browser.wait(f"return {ink} !== arguments[0] && {ink}", light, what="the charts become dark")
  checks.that("Evaluation: the charts are in dark what they are in light", True, f"{light} → {dark}")
  checks.picture("evaluation-dark")
  browser.emulate()
  checks.keyboard("Evaluation")
  checks.accessible("Evaluation")
  checks.fits("Evaluation", "evaluation-phone")
