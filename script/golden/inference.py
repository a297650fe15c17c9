#!/usr/bin/env python3
"""Makes the golden files of Inference: small networks, their weights, inputs and PyTorch's outputs.

    python3 script/golden/inference.py        (torch 2.13, safetensors; writes Tests/InferenceTests/Fixtures)

Each file holds the weights by their names, `input:CASE` and `output:CASE:HEAD` arrays, and in its
texts the specification as Mien's JSON and the manifest (versions, seed, tolerance).
"""
import json
import pathlib

import safetensors
import safetensors.torch
import torch
import torch.nn.functional as F

SEED = 20261122
FOLDER = pathlib.Path(__file__).parents[2] / "Tests/InferenceTests/Fixtures"


def conv(name, i, o, k, stride=1, padding=0, bias=True):
    return {"convolution": dict(name=name, inputChannels=i, outputChannels=o, kernel=k,
                                stride=stride, padding=padding, bias=bias)}


def norm(name, c):
    return {"batchNormalization": dict(name=name, channels=c, epsilon=1e-5)}


def prelu(name, c):
    return {"prelu": dict(name=name, channels=c)}


def pool(k, s, padding=0, ceil=False):
    return {"maxPooling": dict(kernel=k, stride=s, padding=padding, ceilMode=ceil)}


def average(k, s):
    return {"averagePooling": dict(kernel=k, stride=s)}


def dense(name, i, o):
    return {"dense": dict(name=name, inputFeatures=i, outputFeatures=o)}


def lstm(name, i, h, both):
    return {"lstm": dict(name=name, inputFeatures=i, hiddenFeatures=h, bidirectional=both)}


def attention(name, d, h):
    return {"attentionPooling": dict(name=name, features=d, hiddenFeatures=h)}


def residual(body, shortcut=()):
    return {"residual": dict(body=list(body), shortcut=list(shortcut))}


def plain(kind):
    return {kind: {}}


RELU = plain("relu")


def parameters(layers):
    """Random weights, of sizes that keep activations near 1."""
    for layer in layers:
        (kind, p), = layer.items()
        n = p.get("name")
        scaled = lambda *shape: torch.randn(*shape) / torch.tensor(shape[1:]).prod() ** 0.5
        if kind == "convolution":
            yield f"{n}.weight", scaled(p["outputChannels"], p["inputChannels"], p["kernel"], p["kernel"]) * 1.4
            if p["bias"]:
                yield f"{n}.bias", torch.randn(p["outputChannels"]) * 0.3
        elif kind == "batchNormalization":
            c = p["channels"]
            yield f"{n}.weight", torch.rand(c) + 0.5
            yield f"{n}.bias", torch.randn(c) * 0.3
            yield f"{n}.running_mean", torch.randn(c) * 0.3
            yield f"{n}.running_var", torch.rand(c) + 0.5
        elif kind == "prelu":
            yield f"{n}.weight", torch.randn(p["channels"]) * 0.5
        elif kind == "residual":
            yield from parameters(p["body"] + p["shortcut"])
        elif kind == "lstm":
            module = torch.nn.LSTM(p["inputFeatures"], p["hiddenFeatures"], batch_first=True,
                                   bidirectional=p["bidirectional"])
            for key, value in module.named_parameters():
                yield f"{n}.{key}", value.detach() * 2
        elif kind == "attentionPooling":
            yield f"{n}.projection.weight", scaled(p["hiddenFeatures"], p["features"])
            yield f"{n}.projection.bias", torch.randn(p["hiddenFeatures"]) * 0.3
            yield f"{n}.score.weight", torch.randn(1, p["hiddenFeatures"])
        elif kind == "dense":
            yield f"{n}.weight", scaled(p["outputFeatures"], p["inputFeatures"])
            yield f"{n}.bias", torch.randn(p["outputFeatures"]) * 0.3


def run(layers, x, w, frames):
    """What PyTorch makes of the layers."""
    for layer in layers:
        (kind, p), = layer.items()
        n = p.get("name")
        if kind == "convolution":
            x = F.conv2d(x, w[f"{n}.weight"], w.get(f"{n}.bias"), p["stride"], p["padding"])
        elif kind == "batchNormalization":
            x = F.batch_norm(x, w[f"{n}.running_mean"], w[f"{n}.running_var"], w[f"{n}.weight"],
                             w[f"{n}.bias"], eps=p["epsilon"])
        elif kind == "relu":
            x = F.relu(x)
        elif kind == "prelu":
            x = F.prelu(x, w[f"{n}.weight"])
        elif kind == "maxPooling":
            x = F.max_pool2d(x, p["kernel"], p["stride"], p["padding"], ceil_mode=p["ceilMode"])
        elif kind == "averagePooling":
            x = F.avg_pool2d(x, p["kernel"], p["stride"])
        elif kind == "residual":
            x = run(p["body"], x, w, frames) + run(p["shortcut"], x, w, frames)
        elif kind == "flatten":
            x = x.flatten(1)
        elif kind == "flattenTransposed":
            x = x.permute(0, 3, 2, 1).flatten(1)
        elif kind == "rowsAsTokens":
            x = x.permute(0, 2, 1, 3).flatten(2).unflatten(0, (-1, frames)).flatten(1, 2)
        elif kind == "framesAsTokens":
            x = x.flatten(1).unflatten(0, (-1, frames))
        elif kind == "lstm":
            module = torch.nn.LSTM(p["inputFeatures"], p["hiddenFeatures"], batch_first=True,
                                   bidirectional=p["bidirectional"])
            module.load_state_dict({k[len(n) + 1:]: v for k, v in w.items() if k.startswith(n + ".")})
            x = module(x)[0]
        elif kind == "meanPooling":
            x = x.mean(1)
        elif kind == "attentionPooling":
            keys = torch.tanh(F.linear(x, w[f"{n}.projection.weight"], w[f"{n}.projection.bias"]))
            x = (torch.softmax(F.linear(keys, w[f"{n}.score.weight"]), 1) * x).sum(1)
        elif kind == "dense":
            x = F.linear(x, w[f"{n}.weight"], w[f"{n}.bias"])
        elif kind == "softmax":
            x = torch.softmax(x, 1)
        elif kind != "dropout":
            raise ValueError(kind)
    return x


def block(name, i, o):
    return [conv(f"{name}.conv1", i, o, 3, padding=1, bias=False), norm(f"{name}.norm1", o), RELU,
            conv(f"{name}.conv2", o, o, 3, padding=1, bias=False), norm(f"{name}.norm2", o), RELU,
            pool(2, 2)]


def emotion(reader, features):
    trunk = block("block1", 1, 3) + block("block2", 3, 5) + block("block3", 5, 6) + reader
    return 1, trunk, {"logits": [{"dropout": {"rate": 0.5}}, dense("classifier", features, 7)]}


ROWS = [plain("rowsAsTokens")]
CLIPS = {"photo": (2, 1, 16, 16), "clip1": (2, 1, 1, 16, 16), "clip3": (2, 3, 1, 16, 16),
         "clip16": (1, 16, 1, 16, 16)}
LARGE = {"photo": (1, 1, 48, 48), "clip2": (1, 2, 1, 48, 48)}

# name: ((input channels, trunk, heads), {case: shape})
NETWORKS = {
    "cnn": (emotion([plain("framesAsTokens"), plain("meanPooling"), dense("features", 24, 8), RELU], 8), CLIPS),
    "cnn-lstm": (emotion(ROWS + [lstm("lstm", 12, 5, False), plain("meanPooling")], 5), CLIPS),
    "cnn-bilstm": (emotion(ROWS + [lstm("lstm", 12, 5, True), plain("meanPooling")], 10), CLIPS),
    "cnn-bilstm-attention": (emotion(ROWS + [lstm("lstm", 12, 5, True), attention("attention", 10, 4)], 10), CLIPS),
    # Large enough to run picture by picture, with Winograd's algorithm.
    "large": ((1, [conv("conv1", 1, 32, 3, padding=1, bias=False), norm("norm1", 32), RELU,
                   conv("conv2", 32, 32, 3, padding=1, bias=False), norm("norm2", 32), RELU, pool(16, 16)]
               + ROWS + [lstm("lstm", 96, 4, True), plain("meanPooling")],
               {"logits": [dense("classifier", 8, 7)]}), LARGE),
    "p-net": ((3, [conv("conv1", 3, 10, 3), prelu("prelu1", 10), pool(2, 2, ceil=True),
                   conv("conv2", 10, 16, 3), prelu("prelu2", 16),
                   conv("conv3", 16, 32, 3), prelu("prelu3", 32)],
               {"face": [conv("conv4_1", 32, 2, 1), plain("softmax")], "box": [conv("conv4_2", 32, 4, 1)]}),
              {"12": (1, 3, 12, 12), "odd": (1, 3, 17, 23), "even": (2, 3, 18, 14), "mixed": (1, 3, 31, 20)}),
    "r-net": ((3, [conv("conv1", 3, 6, 3), prelu("prelu1", 6), pool(3, 2, ceil=True),
                   conv("conv2", 6, 8, 3), prelu("prelu2", 8), pool(3, 2, ceil=True),
                   conv("conv3", 8, 9, 2), prelu("prelu3", 9), plain("flattenTransposed"),
                   dense("dense4", 81, 16), prelu("prelu4", 16)],
               {"face": [dense("dense5_1", 16, 2), plain("softmax")], "box": [dense("dense5_2", 16, 4)]}),
              {"one": (1, 3, 24, 24), "three": (3, 3, 24, 24)}),
    "o-net": ((3, [conv("conv1", 3, 5, 3), prelu("prelu1", 5), pool(3, 2, ceil=True),
                   conv("conv2", 5, 6, 3), prelu("prelu2", 6), pool(3, 2, ceil=True),
                   conv("conv3", 6, 7, 3), prelu("prelu3", 7), pool(2, 2, ceil=True),
                   conv("conv4", 7, 8, 2), prelu("prelu4", 8), plain("flattenTransposed"),
                   dense("dense5", 72, 16), prelu("prelu5", 16)],
               {"face": [dense("dense6_1", 16, 2), plain("softmax")], "box": [dense("dense6_2", 16, 4)],
                "landmarks": [dense("dense6_3", 16, 10)]}),
              {"one": (1, 3, 48, 48)}),
    "residual": ((2, [conv("stem", 2, 5, 3, stride=2, padding=1), RELU,
                      residual([conv("a1", 5, 5, 3, padding=1), norm("n1", 5), RELU,
                                conv("a2", 5, 5, 3, padding=1), norm("n2", 5)]), RELU,
                      residual([conv("b1", 5, 7, 3, stride=2, padding=1)], [conv("b2", 5, 7, 1, stride=2)]),
                      residual([RELU, conv("c1", 7, 7, 1)]),
                      residual([prelu("c2", 7)], [RELU]),
                      norm("n3", 7), average(2, 1), plain("flatten")],
                  {"first": [RELU, dense("out", 7 * 4, 3)], "second": [dense("other", 7 * 4, 2)],
                   "third": []}),
                 {"one": (1, 2, 11, 12), "two": (2, 2, 9, 12)}),
    "pooling": ((3, [pool(3, 2, padding=1), pool(2, 3, padding=1, ceil=True), pool(2, 2, ceil=True), RELU],
                 {"pooled": [], "softmax": [plain("softmax")], "rectified": [prelu("slope", 3)]}),
                {"a": (2, 3, 21, 18), "b": (1, 3, 16, 29)}),
    "dense-tokens": ((2, ROWS + [dense("each", 10, 17), RELU, lstm("lstm", 17, 4, False),
                                 attention("attention", 4, 3), RELU],
                      {"out": []}), {"a": (2, 2, 4, 5), "clip": (1, 2, 2, 3, 5)}),
}


def main():
    torch.manual_seed(SEED)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, ((channels, trunk, heads), cases) in NETWORKS.items():
        specification = dict(name=name, inputChannels=channels, trunk=trunk,
                             heads=[dict(name=k, layers=v) for k, v in heads.items()])
        weights = dict(parameters(trunk + [l for h in heads.values() for l in h]))
        tensors = dict(weights)
        with torch.no_grad():
            for case, shape in cases.items():
                half = torch.randn(shape).half()  # inputs of half precision: smaller files
                x = half.float()
                maps, frames = (x.flatten(0, 1), shape[1]) if len(shape) == 5 else (x, 1)
                result = run(trunk, maps, weights, frames)
                tensors[f"input:{case}"] = half
                for head, layers in heads.items():
                    tensors[f"output:{case}:{head}"] = run(layers, result, weights, frames).contiguous()
        manifest = dict(torch=torch.__version__, safetensors=safetensors.__version__, seed=SEED,
                        absolute_tolerance=1e-4)
        texts = dict(specification=json.dumps(specification), manifest=json.dumps(manifest))
        safetensors.torch.save_file({k: v.contiguous() for k, v in tensors.items()},
                                    FOLDER / f"{name}.safetensors", metadata=texts)


if __name__ == "__main__":
    main()
