#!/usr/bin/env python3
"""Holds the rows of rendered videos against their truth.

    mien dataset synthesize --video --people 2 --output film
    mien analyze film/0000.mp4 --model weights.safetensors --output read
    script/measure-video.py film/truth.jsonl read/0000/analysis.csv

Prints how many faces were found, how often a person's track changed, the share of right answers
(where the truth's intensity is 0 or above one half), label changes a second beyond the truth's, how
many onsets were seen and the median delay from an onset to the first right answer.

    script/measure-video.py answers MIEN PAGE.md NAME=WEIGHTS ... [--films 8] [--seconds 20]

renders films of one person each, reads them frame by frame, smoothed, and as clips of as many crops
as each model learned from (of 9 where it learned from single pictures), and writes PAGE.md from
PAGE.json, which it writes first; with no weights named it only writes the page anew.
"""

import argparse
import csv
import json
import pathlib
import random
import statistics
import struct
import subprocess
import sys
import tempfile
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


def onsets(people):
    """Seconds from each onset to the first right answer; None where it ended without one."""
    for steps in people.values():
        shown, begun, delay = "neutral", None, None
        for time, truth, row in steps + [(None, {"emotion": "neutral"}, None)]:
            if truth["emotion"] != shown:
                if begun is not None:
                    yield delay
                shown, delay = truth["emotion"], None
                begun = None if shown == "neutral" else time
            if begun is not None and delay is None and row["emotion"] == shown:
                delay = time - begun


def changes(labels):
    return sum(a != b for a, b in zip(labels, labels[1:]))


def measure(truth_path, table_path):
    """What one film's table is worth."""
    frames = read_rows(table_path)
    with open(truth_path) as file:
        header = json.loads(next(file))
        truths = [json.loads(line) for line in file]
    rate, people = header["frameRate"], defaultdict(list)
    result = {"faces": len(truths), "found": 0, "right": 0, "judged": 0}
    for truth in truths:
        row = next(
            (r for r in frames[truth["frame"]] if holds(r, truth["landmarks"]["nose"])), None)
        if row is None:
            continue
        result["found"] += 1
        people[truth["subject"]].append((truth["frame"] / rate, truth, row))
        if truth["intensity"] == 0 or truth["intensity"] > 0.5:
            result["judged"] += 1
            result["right"] += row["emotion"] == truth["emotion"]
    result["wrong"] = sum(len(rows) for rows in frames.values()) - result["found"]
    result["switches"] = sum(changes([s[2]["track"] for s in p]) for p in people.values())
    result["changes"] = sum(changes([s[2]["emotion"] for s in p]) for p in people.values())
    result["true changes"] = sum(changes([s[1]["emotion"] for s in p]) for p in people.values())
    result["seconds"] = result["found"] / rate
    result["onsets"] = list(onsets(people))
    return result


def pooled(films):
    """Accuracy, flicker and delay over films."""
    delays = [delay for film in films for delay in film["onsets"]]
    seen = [delay for delay in delays if delay is not None]
    total = lambda key: sum(film[key] for film in films)
    return {
        "accuracy": total("right") / max(1, total("judged")), "judged": total("judged"),
        "flicker": (total("changes") - total("true changes")) / max(1e-9, total("seconds")),
        "onsets": len(delays), "seen": len(seen),
        "delay": statistics.median(seen) if seen else None}


def difference(films, others, times=2000):
    """How much more often right than the others: mean and 95 % interval, people drawn anew."""
    share = lambda some: sum(f["right"] for f in some) / max(1, sum(f["judged"] for f in some))
    draw, values = random.Random(1), []
    for _ in range(times):
        places = [draw.randrange(len(films)) for _ in films]
        values.append(share([films[p] for p in places]) - share([others[p] for p in places]))
    values.sort()
    return [share(films) - share(others), values[times // 40], values[-times // 40]]


def clip_length(weights):
    with open(weights, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
    return json.loads(header["__metadata__"]["description"])["clipLength"]


def read_films(mien, models, count, seconds):
    """Each model's answers about each film, measured."""
    record = {"films": count, "seconds": seconds, "models": []}
    with tempfile.TemporaryDirectory() as folder:
        for film in range(count):
            subprocess.run(
                [mien, "dataset", "synthesize", "--video", "--seconds", str(seconds), "--seed",
                 str(701 + film), "--output", f"{folder}/{film}", "--quiet"], check=True)
        for name, weights in models:
            length = clip_length(weights)
            answers = {"frame": ["frame"], "smoothed": ["smoothed"], f"clip of {max(9, length)}": [
                "clip", "--clip-length", str(max(9, length))]}
            if length > 1:
                answers = {"frame": ["frame"], "smoothed": ["smoothed"], f"clip of {length}": ["clip"]}
            found = {}
            for answer, flags in answers.items():
                found[answer] = []
                for film in range(count):
                    subprocess.run(
                        [mien, "analyze", f"{folder}/{film}/0000.mp4", "--model", weights, "--csv",
                         "--quiet", "--output", f"{folder}/read", "--answer", *flags], check=True)
                    found[answer].append(measure(
                        f"{folder}/{film}/truth.jsonl", f"{folder}/read/0000/analysis.csv"))
                print(name, answer, pooled(found[answer]), flush=True)
            record["models"].append({"name": name, "clipLength": length, "answers": found})
    return record


def page(record):
    lines = [
        "# What a video's answer is made of", "",
        f"{record['films']} rendered films of {record['seconds']} s at 25 frames a second, each of "
        "another person, who walks through the expressions (`mien dataset synthesize --video`, seeds "
        f"701 to {700 + record['films']}). No model has seen them. Written by "
        "`script/measure-video.py answers` from the JSON file beside it.", "",
        "*Right*: the share of frames, of those at rest or beyond half of an expression. *Flicker*: "
        "changes of the answer a second beyond the truth's. *Delay*: from an expression's first "
        "movement to the first right answer, median of the onsets that were seen at all. A clip "
        "reads half of itself in the future: live, its answer comes later by the lag on top.", "",
        "| model | answer | right | against single frames (95 %) | flicker | onsets seen | delay | "
        "lag |", "|---|---|---|---|---|---|---|---|"]
    for model in record["models"]:
        for answer, films in model["answers"].items():
            figures = pooled(films)
            gain, low, high = difference(films, model["answers"]["frame"])
            against = "–" if answer == "frame" else (
                f"{100 * gain:+.1f} ({100 * low:+.1f} to {100 * high:+.1f})")
            length = int(answer.split()[-1]) if answer.startswith("clip") else 1
            delay = "–" if figures["delay"] is None else f"{1000 * figures['delay']:.0f} ms"
            lines.append(
                f"| {model['name']} | {answer} | {100 * figures['accuracy']:.1f} % | {against} | "
                f"{figures['flicker']:.2f}/s | {figures['seen']} of {figures['onsets']} | {delay} | "
                f"{(length - 1) / 2 / 12.5 * 1000:.0f} ms |")
    notes = [f"- {note}" for note in record.get("notes", [])]
    return "\n".join(lines + ([""] + notes if notes else [])) + "\n"


def answers(arguments):
    parser = argparse.ArgumentParser(prog="measure-video.py answers")
    parser.add_argument("mien")
    parser.add_argument("page", type=pathlib.Path)
    parser.add_argument("models", nargs="*", metavar="NAME=WEIGHTS")
    parser.add_argument("--films", type=int, default=8)
    parser.add_argument("--seconds", type=int, default=20)
    options = parser.parse_args(arguments)
    file = options.page.with_suffix(".json")
    if options.models:
        old = json.loads(file.read_text()) if file.exists() else {}
        record = read_films(
            options.mien, [model.split("=", 1) for model in options.models], options.films,
            options.seconds)
        record["notes"] = old.get("notes", [])
        file.write_text(json.dumps(record, indent=1) + "\n")
    options.page.write_text(page(json.loads(file.read_text())))


def main(truth_path, table_path):
    film = measure(truth_path, table_path)
    figures = pooled([film])
    late = "none" if figures["delay"] is None else f"{figures['delay']:.2f} s"
    print(f"faces {film['found']}/{film['faces']}  wrong {film['wrong']}  "
          f"switches {film['switches']}  right {100 * figures['accuracy']:.1f} %  "
          f"changes {figures['flicker']:+.2f}/s  delay {late} of {figures['seen']} in "
          f"{figures['onsets']} onsets")


if __name__ == "__main__":
    if sys.argv[1:2] == ["answers"]:
        answers(sys.argv[2:])
    elif len(sys.argv) == 3:
        main(*sys.argv[1:])
    else:
        sys.exit(__doc__)
