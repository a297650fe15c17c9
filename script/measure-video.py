"""Holds the rows of a rendered video against its truth.

    mien dataset synthesize --video --people 2 --output film
    mien analyze film/0000.mp4 --model weights.safetensors --output read
    python3 script/measure-video.py film/truth.jsonl read/0000/analysis.csv

Prints how many faces were found, how often a person's track changed, the share of right answers
(where the truth's intensity is 0 or above one half), label changes a second and the median delay
from an expression's onset to the first right answer.
"""

import csv
import json
import statistics
import sys
from collections import defaultdict


def read_rows(path):
    frames = defaultdict(list)
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            if row["success"] == "true":
                frames[int(row["frame"])].append(row)
    return frames


def holds(row, point):
    x, y = point["x"] - float(row["box_x"]), point["y"] - float(row["box_y"])
    return 0 <= x <= float(row["box_w"]) and 0 <= y <= float(row["box_h"])


def delays(people):
    """Seconds from each onset to the first right answer, where there is one."""
    for steps in people.values():
        shown, begun = "neutral", None
        for time, truth, row in steps:
            if truth["emotion"] != shown:
                shown = truth["emotion"]
                begun = None if shown == "neutral" else time
            if begun is not None and row["emotion"] == shown:
                yield time - begun
                begun = None


def main(truth_path, table_path):
    frames = read_rows(table_path)
    with open(truth_path) as file:
        header = json.loads(next(file))
        truths = [json.loads(line) for line in file]
    rate = header["frameRate"]
    people, found, right, judged = defaultdict(list), 0, 0, 0
    for truth in truths:
        row = next(
            (r for r in frames[truth["frame"]] if holds(r, truth["landmarks"]["nose"])), None)
        if row is None:
            continue
        found += 1
        people[truth["subject"]].append((truth["frame"] / rate, truth, row))
        if truth["intensity"] == 0 or truth["intensity"] > 0.5:
            judged += 1
            right += row["emotion"] == truth["emotion"]
    pairs = [(a[2], b[2]) for steps in people.values() for a, b in zip(steps, steps[1:])]
    switches = sum(a["track"] != b["track"] for a, b in pairs)
    changes = sum(a["emotion"] != b["emotion"] for a, b in pairs)
    rows = sum(len(rows) for rows in frames.values())
    late = list(delays(people))
    print(f"faces {found}/{len(truths)}  wrong {rows - found}  switches {switches}  ", end="")
    print(f"right {100 * right / max(judged, 1):.1f} %  ", end="")
    print(f"changes {changes * rate / max(len(pairs), 1):.2f}/s  ", end="")
    print(f"delay {statistics.median(late) if late else float('nan'):.2f} s of {len(late)} onsets")


if __name__ == "__main__":
    main(*sys.argv[1:])
