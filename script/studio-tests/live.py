"""Live: the expression that is shown follows the film before the camera."""

import time

from following import agreement, truth

SHOWN = "document.querySelector('#readings .answer')"
# How rough the middle of the picture is, where the face is: blurring makes it smooth.
ROUGHNESS = """
const stage = document.getElementById('stage');
const [w, h] = [stage.width, stage.height];
const copy = new OffscreenCanvas(w, h).getContext('2d', {willReadFrequently: true});
copy.drawImage(stage, 0, 0);
const data = copy.getImageData(w * .46, h * .38, w * .14, h * .25).data;
let sum = 0;
for (let i = 4; i < data.length; i += 4) sum += Math.abs(data[i] - data[i - 4]);
return sum / data.length;
"""


def walk(browser, checks, address, camera):
  browser.open(address)
  browser.wait("return document.getElementById('server').textContent.includes('Mien')")
  checks.that("Live: people are to be told before the camera starts",
              "Tell everybody" in browser.text("#before"))
  checks.accessible("Live, before the camera starts")
  checks.keyboard("Live")
  denied(browser, checks)
  browser.click("#start")
  browser.wait(f"return {SHOWN} !== null", seconds=60, what="a face is read")
  checks.that("Live: nothing is stored without a recording",
              browser.run_async("fetch('/api/v1/sessions').then((a) => a.json())"
                                ".then((a) => arguments[0](a.total))") == 0)
  follow(browser, checks, camera)
  rate = float(browser.text("#rate"))
  checks.that("Live: answers come", rate > 1, f"{rate}/s, round trip {browser.text('#trip')}")
  checks.that("Live: a screen reader is told", "Track" in browser.run(
    "return document.getElementById('announcement').textContent"))
  browser.run("scrollTo(0, 0)")
  browser.wait(f"return {SHOWN}.firstChild.data === 'Happy'", what="the person looks happy again")
  checks.picture("live")
  checks.accessible("Live")
  checks.fits("Live", "live-phone")
  browser.emulate(scheme="dark")
  checks.picture("live-dark")
  browser.emulate()
  blur(browser, checks)
  baseline(browser, checks)
  lag(browser, checks)
  record(browser, checks)
  stop(browser, checks)
  checks.console("Live")


def denied(browser, checks):
  """A camera that may not be used is said so, and can be started later."""
  browser.allow_camera(False)
  browser.click("#start")
  browser.wait("return document.querySelectorAll('#faults p').length === 2")
  checks.that("Live: a camera that may not be used is told, with what to do",
              browser.text("#start") == "Start camera", browser.text("#faults .message"))
  browser.allow_camera(True)


def follow(browser, checks, camera):
  expressions, rate = truth(camera / "truth.jsonl")
  browser.run(f"""
    window.samples = [];
    window.sampling = setInterval(() => {{
      const shown = {SHOWN};
      if (shown) samples.push([performance.now() / 1000, shown.firstChild.data.toLowerCase()]);
    }}, 100);""")
  time.sleep(2.2 * len(expressions) / rate)
  samples = browser.run("clearInterval(sampling); return samples")
  samples = [(at - samples[0][0], shown) for at, shown in samples]
  shown = {name for _, name in samples}
  best, chance = agreement(samples, expressions, rate)
  checks.that("Live: happy and surprise are shown", {"happy", "surprise"} <= shown, sorted(shown))
  checks.that("Live: what is shown follows the film", best >= 0.6 and best >= chance + 0.2,
              f"{100 * best:.0f} % of {len(samples)} samples, {100 * chance:.0f} % at any shift")


def blur(browser, checks):
  sharp = browser.run(ROUGHNESS)
  # The session that looks for faces in every frame takes its time; a slow server is as likely.
  browser.run("const real = fetch; window.fetch = async (address, options) => {"
              "if (options?.method === 'POST' && String(address).endsWith('/live'))"
              " await new Promise((resolve) => setTimeout(resolve, 1500)); return real(address, options); }")
  browser.click("#blur")
  left = browser.run(ROUGHNESS)
  checks.that("Live: no sharp face stays until the first blurred one", left < 0.6 * sharp,
              f"roughness {sharp:.2f} → {left:.2f}")
  browser.click("#blur")
  browser.click("#blur")  # while the first is still being opened
  soft = browser.wait(ROUGHNESS, what="a blurred frame")
  sessions = browser.run_async("fetch('/api/v1/metrics').then((a) => a.text()).then((text) =>"
                               " arguments[0](Number(/^mien_live_sessions (\\d+)/m.exec(text)[1])))")
  checks.that("Live: switching to and fro leaves one session", sessions == 1, sessions)
  checks.that("Live: faces are blurred", soft < 0.6 * sharp, f"roughness {sharp:.2f} → {soft:.2f}")
  checks.that("Live: no pictures are recorded of blurred faces",
              browser.run("return document.getElementById('pictures').disabled"))
  checks.picture("live-blurred")
  browser.click("#blur")
  checks.that("Live: what needs a session can't be pressed until there is one",
              browser.run("return ['pause', 'record', 'baseline'].every((id) => document.getElementById(id).disabled)"))
  browser.wait(f"return !document.getElementById('baseline').disabled && {SHOWN} !== null", what="the sharp picture is back")


def baseline(browser, checks):
  browser.click("#baseline")
  browser.wait("return document.getElementById('baseline').textContent.startsWith('Drop')",
               what="the baseline is taken")
  browser.wait("return document.querySelector('#readings .badge') !== null")
  checks.that("Live: answers are corrected by the baseline", True)
  browser.click("#baseline")
  browser.wait("return document.getElementById('baseline').textContent.startsWith('Neutral')")


def lag(browser, checks):
  """A lag can be chosen for models that read clips, and then answers come with it."""
  length = browser.run_async("fetch('/api/v1/models').then((a) => a.json())"
                             ".then((a) => arguments[0](a.models[0].clipLength))")
  is_off = browser.run("return document.getElementById('lag').disabled")
  checks.that("Live: a lag can be chosen where the model reads clips", is_off == (length == 1),
              f"clips of {length}")
  if is_off:
    return
  choose = ("const s = document.getElementById('lag'); s.value = arguments[0];"
            "s.dispatchEvent(new Event('change'))")
  browser.run(choose, "0.5")
  browser.wait("return document.getElementById('lag-shown').textContent === '500 ms'")
  time.sleep(2)
  checks.that("Live: answers come with a lag of 500 ms", float(browser.text("#rate")) > 1,
              browser.text("#rate"))
  browser.run(choose, "0")
  browser.wait("return document.getElementById('lag-shown').textContent === '0 ms'")
  browser.wait(f"return {SHOWN} !== null")


def record(browser, checks):
  browser.click("#record")
  browser.wait("return document.getElementById('stored').textContent.includes('no pictures')")
  browser.wait("return document.getElementById('record-time').textContent >= '0:03'")
  checks.that("Live: the people are told of the recording",
              "being recorded" in browser.text("#people"))
  browser.click("#record")
  browser.wait("return document.querySelector('#facts a[href^=\"session.html\"]') !== null",
               what="the recording is in the history")
  browser.click("#pause")
  time.sleep(0.7)
  still = browser.run("const s = document.getElementById('stage'); return s.toDataURL().length")
  time.sleep(0.7)
  checks.that("Live: a pause stops the picture", still == browser.run(
    "const s = document.getElementById('stage'); return s.toDataURL().length"))
  browser.click("#pause")
  time.sleep(1.5)
  checks.that("Live: it goes on after the pause", browser.text("#pause") == "Pause"
              and browser.text("#faults") == "")


def stop(browser, checks):
  browser.click("#start")
  browser.wait("return document.getElementById('start').textContent === 'Start camera'")
  empty = browser.run(
    "const s = document.getElementById('stage');"
    "const c = new OffscreenCanvas(s.width, s.height).getContext('2d'); c.drawImage(s, 0, 0);"
    "return c.getImageData(0, 0, s.width, s.height).data.every((v) => v === 0)")
  checks.that("Live: nothing of the people stays on the screen", empty)
