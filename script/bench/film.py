#!/usr/bin/env python3
"""Times Mien on films, and beside it the usual way in Python: every frame through facenet-pytorch's
MTCNN, every face through an ONNX classifier.

    script/bench/film.py compare MIEN FILM [RUNS]      # every frame detected, in turns: the ratio
    script/bench/film.py offline MIEN FILM [RUNS]      # as `mien analyze` reads it
    script/bench/film.py live MIEN FILM [RUNS]         # as `mien live` answers it
    script/bench/film.py rival FILM                    # one run of the rival alone

Two threads each. Mien's figures hold start, decoding and tables, the rival's only its loop.
Processor time is of all threads; what the clock says depends on what else the machine does, so the
load stands beside it. Medians of RUNS (3).
"""

import json
import os
import pathlib
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time

THREADS = 2


def frames_of(film):
    import cv2
    return int(cv2.VideoCapture(film).get(cv2.CAP_PROP_FRAME_COUNT))


def load():
    return f"load {os.getloadavg()[0]:.1f}"


def run(command):
    """What it prints on stderr; seconds on the clock, seconds of processors, kB held at most."""
    environment = dict(os.environ, OMP_NUM_THREADS=str(THREADS))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    result = subprocess.run(
        ["/usr/bin/time", "-f", "%M", *command], env=environment, check=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return result, wall, used, int(result.stderr.split()[-1])


def analyze(mien, film, *flags):
    with tempfile.TemporaryDirectory() as folder:
        return run([mien, "analyze", film, "--output", folder, "--quiet", *flags])


def rival(film):
    """The loop that people write; prints its figures as JSON."""
    sys.path[:0] = [str(pathlib.Path(__file__).parents[1] / "golden")]
    sys.argv[1:] = [str(THREADS)]  # network.py reads them
    import io
    import cv2
    import numpy
    import onnxruntime
    import torch
    from network import CNNBiLSTM
    from rival import MTCNN
    torch.set_num_threads(THREADS)
    cv2.setNumThreads(THREADS)
    detector, file = MTCNN(keep_all=True), io.BytesIO()
    torch.onnx.export(
        CNNBiLSTM().eval(), (torch.zeros(1, 1, 48, 48),), file, input_names=["x"],
        dynamic_axes={"x": {0: "n"}}, dynamo=False)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    session = onnxruntime.InferenceSession(
        file.getvalue(), options, providers=["CPUExecutionProvider"])
    video, frames, faces = cv2.VideoCapture(film), 0, 0
    wall, used = time.perf_counter(), time.process_time()
    while True:
        is_there, frame = video.read()
        if not is_there:
            break
        frames += 1
        boxes, _, _ = detector.detect(cv2.cvtColor(frame, cv2.COLOR_BGR2RGB), landmarks=True)
        crops = []
        for left, top, right, bottom in ([] if boxes is None else boxes):
            cut = frame[max(0, int(top)):int(bottom), max(0, int(left)):int(right)]
            gray = cv2.cvtColor(cut, cv2.COLOR_BGR2GRAY)
            crops.append(cv2.resize(gray, (48, 48), interpolation=cv2.INTER_AREA))
        if crops:
            session.run(None, {"x": numpy.stack(crops)[:, None].astype("float32") / 255})
        faces += len(crops)
    print(json.dumps({"frames": frames, "faces": faces, "wall": time.perf_counter() - wall,
                      "used": time.process_time() - used}))


def compare(mien, film, runs=3):
    count, ours, theirs = frames_of(film), [], []
    for _ in range(int(runs)):
        _, wall, used, memory = analyze(mien, film, "--detect-every", "1")
        ours.append((wall, used))
        print(f"mien             {wall / count * 1e3:6.1f} ms a frame, processors "
              f"{used / count * 1e3:6.1f} ms, {memory // 1000} MB, {load()}", flush=True)
        result = subprocess.run(
            [sys.executable, "-W", "ignore", __file__, "rival", film], check=True, stdout=subprocess.PIPE,
            text=True, env=dict(os.environ, OMP_NUM_THREADS=str(THREADS)))
        figures = json.loads(result.stdout.splitlines()[-1])
        theirs.append((figures["wall"], figures["used"]))
        print(f"facenet-pytorch  {figures['wall'] / count * 1e3:6.1f} ms a frame, processors "
              f"{figures['used'] / count * 1e3:6.1f} ms, {figures['faces']} faces, {load()}",
              flush=True)
    for name, place in [("clock", 0), ("processors", 1)]:
        a, b = (statistics.median(run[place] for run in runs) for runs in (ours, theirs))
        print(f"{name}: {b / a:.1f} times as fast")


def offline(mien, film, runs=3):
    count, times = frames_of(film), []
    for _ in range(int(runs)):
        _, wall, used, memory = analyze(mien, film)
        times.append((wall, used, memory))
        print(f"mien analyze  {count / wall:6.1f} frames/s, processors {used / count * 1e3:5.1f} ms "
              f"a frame, {memory // 1000} MB, {load()}", flush=True)
    wall, used, _ = (statistics.median(column) for column in zip(*times))
    print(f"median {count / wall:.1f} frames/s, processors {used / count * 1e3:.1f} ms a frame")


def live(mien, film, runs=3):
    for _ in range(int(runs)):
        result, _, used, memory = run([mien, "live", "--camera", film, "--jsonl"])
        closing = next(line for line in result.stderr.splitlines() if "frames read" in line)
        answered = int(re.search(r"(\d+) answered", closing)[1])
        print(f"mien live  {closing.removeprefix('note: ')}; processors "
              f"{used / max(1, answered) * 1e3:.1f} ms a frame, {memory // 1000} MB, {load()}",
              flush=True)


def main():
    verbs = {"compare": compare, "offline": offline, "live": live, "rival": rival}
    verb, *rest = sys.argv[1:] or [""]
    if verb not in verbs or not rest:
        sys.exit(__doc__)
    verbs[verb](*rest)


if __name__ == "__main__":
    main()
