"""Drives Chromium over the W3C WebDriver protocol with the standard library alone."""

import base64
import json
import pathlib
import socket
import subprocess
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class BrowserError(Exception):
  """What chromedriver answered, or what did not come true in time."""


class Browser:
  """A Chromium with a file as its camera."""

  def __init__(self, camera, downloads, width=1360, height=900):
    with socket.socket() as free:
      free.bind(("127.0.0.1", 0))
      port = free.getsockname()[1]
    self.driver = subprocess.Popen(
      ["chromedriver", f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    self.base = f"http://127.0.0.1:{port}"
    self.session = None
    self._wait_for_driver()
    arguments = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
      "--use-fake-device-for-media-stream",
      f"--use-file-for-fake-video-capture={camera}", f"--window-size={width},{height}",
      "--autoplay-policy=no-user-gesture-required",
    ]
    wish = {
      "browserName": "chrome", "goog:loggingPrefs": {"browser": "ALL"},
      "goog:chromeOptions": {
        "args": arguments, "binary": "/usr/bin/chromium",
        "prefs": {"download.default_directory": str(downloads), "download.prompt_for_download": False},
      },
    }
    answer = self._call("POST", "/session", {"capabilities": {"alwaysMatch": wish}})
    self.session = answer["sessionId"]

  def _wait_for_driver(self):
    for _ in range(300):
      try:
        if self._call("GET", "/status")["ready"]:
          return
      except (OSError, BrowserError):
        time.sleep(0.1)
    raise BrowserError("chromedriver did not start")

  def _call(self, method, path, body=None):
    data = None if body is None and method == "GET" else json.dumps(body or {}).encode()
    request = urllib.request.Request(
      self.base + path, data, {"Content-Type": "application/json"}, method=method)
    try:
      with urllib.request.urlopen(request, timeout=120) as answer:
        return json.load(answer)["value"]
    except urllib.error.HTTPError as error:
      value = json.load(error)["value"]
      raise BrowserError(f"{value['error']}: {value['message'].splitlines()[0]}") from None

  def _ask(self, method, path, body=None):
    return self._call(method, f"/session/{self.session}{path}", body)

  def open(self, address):
    self._ask("POST", "/url", {"url": address})

  def run(self, script, *arguments):
    """Runs JavaScript in the page; `return` gives the value."""
    return self._ask("POST", "/execute/sync", {"script": script, "args": list(arguments)})

  def run_async(self, script, *arguments):
    """Runs JavaScript that calls its last argument with the value."""
    return self._ask("POST", "/execute/async", {"script": script, "args": list(arguments)})

  def wait(self, script, *arguments, seconds=30, what=None):
    """Waits until a script's value is true, and gives it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
      value = self.run(script, *arguments)
      if value:
        return value
      time.sleep(0.1)
    raise BrowserError(f"after {seconds} s still not: {what or script}")

  def find(self, selector):
    return self._ask("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT]

  def click(self, selector):
    self._ask("POST", f"/element/{self.find(selector)}/click")

  def click_at(self, x, y):
    """Clicks a place of the window, in CSS pixels."""
    actions = [{"type": "pointerMove", "x": x, "y": y}, {"type": "pointerDown", "button": 0},
               {"type": "pointerUp", "button": 0}]
    self._ask("POST", "/actions", {"actions": [{"type": "pointer", "id": "mouse", "actions": actions}]})

  def type(self, selector, text):
    """Types into a field, or gives the path of a file to a file field."""
    self._ask("POST", f"/element/{self.find(selector)}/value", {"text": text})

  def clear(self, selector):
    self._ask("POST", f"/element/{self.find(selector)}/clear")

  def press(self, *keys):
    """Presses keys one after the other, as on a keyboard."""
    actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
    self._ask("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

  def text(self, selector):
    return self._ask("GET", f"/element/{self.find(selector)}/text")

  def emulate(self, width=None, height=None, scheme="light"):
    """Shows the page as on a telephone (with a width), in light or dark."""
    if width:
      self._devtools("Emulation.setDeviceMetricsOverride",
                     {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": True})
    else:
      self._devtools("Emulation.clearDeviceMetricsOverride", {})
    self._devtools("Emulation.setEmulatedMedia",
                   {"features": [{"name": "prefers-color-scheme", "value": scheme}]})

  def allow_camera(self, is_allowed):
    self._devtools("Browser.setPermission", {
      "permission": {"name": "camera"}, "setting": "granted" if is_allowed else "denied"})

  def _devtools(self, command, parameters):
    self._ask("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

  def screenshot(self, path):
    pathlib.Path(path).write_bytes(base64.b64decode(self._ask("GET", "/screenshot")))

  def messages(self):
    """What the pages wrote to the console since the last call, from warnings on."""
    entries = self._ask("POST", "/se/log", {"type": "browser"})
    return [entry["message"] for entry in entries if entry["level"] in ("WARNING", "SEVERE")]

  def close(self):
    try:
      if self.session:
        self._call("DELETE", f"/session/{self.session}")
    finally:
      self.driver.terminate()
      self.driver.wait(timeout=20)
