#!/usr/bin/env python3
"""Writes docs/results.md from the runs of script/reproduce: results-page.py RUNS > PAGE

Prose that explains the tables stands here; every number comes from a run's JSON.
"""

import json
import pathlib
import sys

FIVE = "five expressions (angry, fear, happy, sad, surprise)"


def load(path):
    return json.loads(path.read_text()) if path.exists() else None


def percent(share):
    return f"{share * 100:.1f}"


def interval(summary):
    wilson = summary["wilson_interval"]
    text = f"{percent(wilson['lower'])}–{percent(wilson['upper'])}"
    people = summary.get("subject_interval")
    if people:
        text += f"; over people {percent(people['lower'])}–{percent(people['upper'])}"
    return text


class Page:
    def __init__(self, runs):
        self.runs = runs
        self.missing = []

    def commit(self, name):
        file = self.runs / f"{name}.commit"
        return file.read_text().strip() if file.exists() else "–"

    def evaluation(self, name, title, wanted=""):
        """One row of a single evaluation."""
        record = load(self.runs / name / "evaluation.json")
        if record is None:
            self.missing.append(name)
            return
        leaky = " **leaky**" if record["protocol"]["leaky"] else ""
        ece = record.get("ece")
        print(f"| {title}{leaky} | {record['count']} | **{percent(record['accuracy'])}** "
              f"({interval(record)}) | {percent(record['macro_f1'])} | "
              f"{'–' if ece is None else f'{ece:.3f}'} | {wanted} | {self.commit(name)} |")

    def crossval(self, name, title, wanted=""):
        """One row of a cross-validation over several seeds."""
        record = load(self.runs / name / "crossval.json")
        if record is None:
            self.missing.append(name)
            return
        seeds = record["seeds"]
        last = [seed["last_epoch"] for seed in seeds]
        chosen = [seed["inner_selected"] for seed in seeds if seed.get("inner_selected")]
        mean = sum(s["accuracy"] for s in last) / len(last)
        each = ", ".join(percent(s["accuracy"]) for s in last)
        inner = percent(sum(s["accuracy"] for s in chosen) / len(chosen)) if chosen else "–"
        f1 = sum(s["macro_f1"] for s in last) / len(last)
        print(f"| {title} | {last[0]['count']} | **{percent(mean)}** ({each}) | "
              f"{interval(last[0])} | {percent(f1)} | {inner} | {wanted} | {self.commit(name)} |")

    def shipped(self):
        print("## The weights that ship, on data that they were not trained on\n")
        print("`Models/fer2013.safetensors`, trained on FER2013's training part. The answer is the "
              "greatest of all seven outputs. PublicTest was watched during training; the last "
              "epoch ships, but that there is a second stage was decided by its mean recall, with "
              "CK+48's and JAFFE's figures in sight ([decision 0015]"
              "(decisions/0015-weights-that-ship.md)). The temperature was fitted to it: its "
              "calibration error here is of the fitted data, the cross-fitted one stands in the "
              "model file (`mien model info`).\n")
        print("| data | faces | accuracy % (95 % interval) | macro-F1 % | ECE | floor, target | commit |")
        print("|---|---|---|---|---|---|---|")
        self.evaluation("publictest-none", "FER2013 PublicTest", "66, 70")
        self.evaluation("publictest-flip", "the same, mirror images averaged", "68, 71.5")
        self.evaluation("publictest-ten-crop", "the same, ten crops averaged", "68, 71.5")
        self.evaluation("ck48-six", "CK+48, six basic expressions", "78, 86")
        self.evaluation("ck48-five", f"CK+48, {FIVE}")
        self.evaluation("jaffe", "JAFFE photographs through MTCNN", "50, 62")
        self.evaluation("jaffe-haar", "JAFFE photographs through Haar, not aligned by eyes")
        print()

    def recalls(self):
        """The recall of each expression, a row per data set."""
        rows = [("FER2013 PublicTest", "publictest-none"), ("CK+48", "ck48-six"), ("JAFFE", "jaffe")]
        found = [(title, load(self.runs / run / "evaluation.json")) for title, run in rows]
        found = [(title, record) for title, record in found if record]
        if not found:
            return
        labels = [c["label"] for c in found[0][1]["classes"]]
        print("Recall of each expression in %, of how many faces:\n")
        print("| data | " + " | ".join(labels) + " |")
        print("|---|" + "---|" * len(labels))
        for title, record in found:
            by_label = {c["label"]: c for c in record["classes"]}
            cells = [f"{percent(by_label[l]['recall'])} ({by_label[l]['support']})"
                     if l in by_label and by_label[l]["support"] else "–" for l in labels]
            print(f"| {title} | " + " | ".join(cells) + " |")
        print()

    def geometry(self):
        """What the cut costs."""
        print("## Geometry\n")
        print("FER2013's and CK+48's crops and detected faces are brought to one 48×48 geometry "
              "([decision 0005](decisions/0005-crop-geometry.md)). Rendered people, whose landmarks "
              "are known exactly, show what MTCNN's landmarks cost against ideal ones, and what "
              "faces cost that are not cut at all. The weights that ship; seven expressions, "
              "many lights, turned heads, noise.\n")
        print("| rendered faces cut by | faces | accuracy % (95 % interval) | macro-F1 % | ECE | "
              "floor, target | commit |")
        print("|---|---|---|---|---|---|---|")
        self.evaluation("rendered-detect", "MTCNN's landmarks")
        self.evaluation("rendered-landmarks", "their true landmarks")
        self.evaluation("rendered-tight", "nothing: the whole picture at 48×48")
        print()

    def spoilt(self):
        """Faces with noise, blur, bad light, hidden parts."""
        record = load(self.runs / "corruptions" / "corruptions.json")
        if record is None:
            self.missing.append("corruptions")
            return
        robustness = record["robustness"]
        clean = robustness["clean"]
        print("## Spoilt faces\n")
        print(f"{clean['clips']} faces of PublicTest drawn with seed 0, spoilt in RAF-DB-C's 18 ways "
              "and 8 of our own, five severities each "
              "([decision 0017](decisions/0017-explanations-and-corruptions.md)). "
              f"Clean {percent(clean['accuracy'])} %. Mean relative accuracy "
              f"{percent(record['mean_relative_accuracy'])} % over RAF-DB-C's list, "
              f"{percent(record['mean_relative_accuracy_of_all'])} % over all; flip rate over "
              f"RAF-DB-P's ten clips {percent(record['mean_flip_rate'])} % "
              f"({record['perturbed_faces']} faces). Commit {self.commit('corruptions')}.\n")
        print("![Accuracy of each corruption and severity, and flip rates](images/corruptions.png)\n")

    def fer(self):
        results = load(self.runs / "fer.json")
        if results is None:
            self.missing.append("fer")
            return
        names = {"fer2013": ("FER2013 PublicTest", "publictest-none"),
                 "ck48": ("CK+48, six basic expressions", "ck48-six"),
                 "jaffe": ("JAFFE photographs through MTCNN", "jaffe")}
        print("## Beside fer 25.10.3\n")
        print("fer's own weights (mini-Xception, trained on FER2013) on the same pictures, argmax "
              "over its seven outputs (`script/bench/fer_accuracy.py`).\n")
        print("| data | faces | fer % | Mien % |")
        print("|---|---|---|---|")
        for key, (title, run) in names.items():
            own = load(self.runs / run / "evaluation.json")
            ours = percent(own["accuracy"]) if own else "–"
            print(f"| {title} | {results[key]['count']} | {percent(results[key]['accuracy'])} | "
                  f"{ours} |")
        print()

    def posed(self):
        print("## Posed expressions, people held out\n")
        print("No person is on both sides of a split. Last epoch of each fold, folds pooled; the "
              "mean over the seeds, each seed's figure behind it; the interval is the first seed's. "
              "*Inner-selected*: the epoch that a validation part inside the training part "
              "chooses, the mean over the seeds.\n")
        print("| data | faces | accuracy % (seeds) | 95 % interval | macro-F1 % | "
              "inner-selected % | floor, target | commit |")
        print("|---|---|---|---|---|---|---|---|")
        for start, said in (("posed", "from the weights that ship"), ("scratch", "from chance")):
            marks = start == "posed"
            self.crossval(f"ck48-seven-{start}", f"CK+48, seven with contempt, 10 folds, {said}",
                          "90, 95" if marks else "")
            self.crossval(f"ck48-five-{start}", f"CK+48, {FIVE}, 10 folds, {said}",
                          "95, 98" if marks else "")
            self.crossval(f"jaffe-loso-{start}", f"JAFFE, leave one subject out, {said}",
                          "58, 68" if marks else "")
        print()

    def comparison(self):
        """The architectures on the same folds, a table per kind of clip."""
        kinds = [("compare-stills", "CK+48, single pictures, five expressions, 5 folds by people"),
                 ("compare-triples", "CK+48, each sequence as one clip of its last three frames"),
                 ("compare-clips", "rendered clips of twelve frames from rest to apex, 3 folds")]
        print("## Architectures on the same folds\n")
        print("From chance (`configurations/scratch.yaml`), one seed, five expressions, people held "
              "out, weights of the last epoch; `hog-svm` and `fusion` choose their settings inside "
              "each training part. Tests are exact McNemar with Holm's correction over all pairs of "
              "a table; differences are paired, in points, with 95 % intervals over people "
              "([decision 0016](decisions/0016-comparison.md)). Milliseconds are of one clip in one "
              "run, beside other work: for ratios only.\n")
        for name, title in kinds:
            record = load(self.runs / name / "compare.json")
            if record is None:
                self.missing.append(name)
                continue
            print(f"### {title}\n")
            print("| architecture | clips | accuracy % (95 % interval) | macro-F1 % | ECE | "
                  "parameters | M multiply-adds | ms |")
            print("|---|---|---|---|---|---|---|---|")
            for model in record["models"]:
                summary, cost = model["summary"], model["cost"]
                ece = summary.get("ece")
                print(f"| `{model['name']}` | {summary['count']} | "
                      f"**{percent(summary['accuracy'])}** ({interval(summary)}) | "
                      f"{percent(summary['macro_f1'])} | "
                      f"{'–' if ece is None else f'{ece:.3f}'} | {cost['parameters']:,} | "
                      f"{cost['multiply_adds'] / 1e6:.1f} | "
                      f"{cost['milliseconds_per_clip']:.2f} |")
            print(f"\n{record['bilstm_over_cnn']['text']}\n")
            shown = [pair for pair in record["pairs"] if pair["p_holm"] < 0.05]
            if shown:
                print("Pairs that differ by the corrected test: " + "; ".join(
                    f"`{pair['first']}` less `{pair['second']}` "
                    f"{pair['difference']['value'] * 100:+.1f} (p {pair['p_holm']:.3f})"
                    for pair in shown) + ".\n")
            else:
                print("No two of the six differ by the corrected test.\n")

    def paper(self):
        print("## The published protocol\n")
        print("JAFFE + CK+48, five expressions, a random 80/20 split by picture: frames of one "
              "recording lie on both sides, so the figure flatters. It is here because the "
              "published system reports 93.1 % so.\n")
        print("| data | faces | accuracy % (95 % interval) | macro-F1 % | ECE | floor, target | commit |")
        print("|---|---|---|---|---|---|---|")
        for start, said in (("posed", "from the weights that ship"), ("scratch", "from chance")):
            for seed in (1, 2, 3):
                self.evaluation(f"random-{start}-{seed}", f"random split, seed {seed}, {said}",
                                "97, 99" if start == "posed" else "")
        print()


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    page = Page(pathlib.Path(sys.argv[1]))
    print("# Results\n")
    print("Written by `script/reproduce`; not by hand. Accuracy in %, Wilson's 95 % intervals, and "
          "intervals over people where the data name them.\n")
    page.shipped()
    page.recalls()
    page.geometry()
    page.spoilt()
    page.fer()
    page.posed()
    page.comparison()
    page.paper()
    if page.missing:
        print("Not run yet: " + ", ".join(f"`{name}`" for name in page.missing) + ".")


if __name__ == "__main__":
    main()
