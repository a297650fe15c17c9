"""Whether what was shown follows what the camera's film shows.

The browser plays the film in a loop and does not say where it stands. So the film is laid against
the answers at every shift; the best one has to agree well, and better than a shift at random would.
"""

import json
import pathlib


def truth(path):
  """The expression of each frame of a rendered film, at rest below half of its strength, and its
  frames per second."""
  head, *lines = pathlib.Path(path).read_text().splitlines()
  rows = [json.loads(line) for line in lines]
  expressions = [row["emotion"] if row["intensity"] >= 0.5 else "rest" for row in rows]
  return expressions, json.loads(head)["frameRate"]


def agreement(samples, expressions, rate):
  """`samples`: (seconds, expression shown). Gives the part of the samples in which the film plays an
  expression and that is shown, at the best shift and on average over all shifts."""
  count = len(expressions)
  parts = []
  for shift in range(count):
    played = [(expressions[(round(time * rate) + shift) % count], shown) for time, shown in samples]
    told = [(truth, shown) for truth, shown in played if truth != "rest"]
    if len(told) >= len(samples) / 5:
      parts.append(sum(truth == shown for truth, shown in told) / len(told))
  return max(parts), sum(parts) / len(parts)
