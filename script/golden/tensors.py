#!/usr/bin/env python3
"""Writes Tests/TensorsTests/Fixtures/golden.json: what PyTorch makes of small layers and steps.

Needs: pip install torch numpy
Run:   python script/golden/tensors.py   (from the root of the package)

For each kind of layer: weights, an input, the output, and the gradients of sum(output * probe).
Then losses, and weights after some steps of AdamW and SGD. All numbers are seeded noise.
Tolerance: 1e-5 absolute plus 1e-4 relative.
"""
import json
from pathlib import Path

import torch
from torch import nn

SEED = 20261122
generator = torch.Generator().manual_seed(SEED)


def noise(*shape):
    return torch.rand(shape, generator=generator) * 2 - 1


def packed(tensor):
    values = [float(f"{value:.8g}") for value in tensor.detach().reshape(-1).tolist()]
    return {"shape": list(tensor.shape), "values": values}


def tokens(frames):
    """rowsAsTokens: [N·T, C, H, W] -> [N, T·H, C·W]."""
    return lambda x: x.permute(0, 2, 1, 3).reshape(
        x.shape[0] // frames, frames * x.shape[2], x.shape[1] * x.shape[3])


class Attention(nn.Module):
    """Additive attention over the tokens."""

    def __init__(self, features, hidden):
        super().__init__()
        self.projection = nn.Linear(features, hidden)
        self.score = nn.Linear(hidden, 1, bias=False)

    def forward(self, x):
        return (x * torch.softmax(self.score(torch.tanh(self.projection(x))), 1)).sum(1)


def layers():
    """Name, modules by the names of the specification, function, input shape, training."""
    conv = lambda *a, **k: {"conv": nn.Conv2d(*a, **k)}
    norm = lambda: {"norm": nn.BatchNorm2d(3)}
    lstm = lambda both: {"lstm": nn.LSTM(6, 4, batch_first=True, bidirectional=both)}
    rows, frames = tokens(1), tokens(2)
    pool = nn.functional
    residual = {"body": nn.Conv2d(2, 4, 3, 2, 1), "shortcut": nn.Conv2d(2, 4, 1, 2, bias=False)}
    picture, clips = (2, 2, 5, 5), (2, 2, 2, 4, 3)
    return [
        ("convolution", conv(2, 3, 3, 2, 1), lambda m, x: m["conv"](x), picture, True),
        ("convolution without bias", conv(1, 3, 3, bias=False), lambda m, x: m["conv"](x),
         (2, 1, 5, 5), True),
        ("normalization in training", norm(), lambda m, x: m["norm"](x), (2, 3, 4, 4), True),
        ("normalization in use", norm(), lambda m, x: m["norm"](x), (2, 3, 4, 4), False),
        ("normalization with relu", norm(), lambda m, x: torch.relu(m["norm"](x)), (2, 3, 4, 4),
         True),
        ("relu", {}, lambda m, x: torch.relu(x), picture, True),
        ("prelu", {"slope": nn.PReLU(2)}, lambda m, x: m["slope"](x), picture, True),
        ("prelu of features", {"slope": nn.PReLU(8)}, lambda m, x: m["slope"](x.flatten(1)),
         (3, 2, 2, 2), True),
        ("max pooling", {}, lambda m, x: pool.max_pool2d(x, 3, 2, ceil_mode=True), (1, 2, 6, 6),
         True),
        ("padded max pooling", {}, lambda m, x: pool.max_pool2d(x, 3, 2, 1), picture, True),
        ("average pooling", {}, lambda m, x: pool.avg_pool2d(x, 2, 2), picture, True),
        ("residual", residual, lambda m, x: m["body"](x) + m["shortcut"](x), picture, True),
        ("identity residual", conv(2, 2, 3, padding=1), lambda m, x: torch.relu(m["conv"](x)) + x,
         picture, True),
        ("flatten", {"dense": nn.Linear(12, 2)}, lambda m, x: m["dense"](x.flatten(1)),
         (2, 2, 2, 3), True),
        ("flatten transposed", {"dense": nn.Linear(12, 2)},
         lambda m, x: m["dense"](x.permute(0, 3, 2, 1).flatten(1)), (2, 2, 2, 3), True),
        ("frames as tokens", {"dense": nn.Linear(24, 2)},
         lambda m, x: m["dense"](x.reshape(2, 2, 24).mean(1)), clips, True),
        ("lstm", lstm(False), lambda m, x: m["lstm"](rows(x))[0], (2, 2, 4, 3), True),
        ("lstm in both directions", lstm(True), lambda m, x: m["lstm"](frames(x))[0], clips, True),
        ("lstm in use", lstm(True), lambda m, x: m["lstm"](frames(x))[0], clips, False),
        ("attention", {"attention": Attention(6, 3)}, lambda m, x: m["attention"](rows(x)),
         (2, 2, 4, 3), True),
        ("dense over tokens", {"dense": nn.Linear(6, 2)}, lambda m, x: m["dense"](rows(x)),
         (2, 2, 4, 3), True),
        ("softmax", {}, lambda m, x: torch.softmax(x, 1), (2, 3, 2, 2), True),
    ]


def layer_case(name, modules, function, shape, training):
    modules = nn.ModuleDict(modules).train(training)
    with torch.no_grad():
        for key, value in modules.state_dict().items():
            if key.endswith("num_batches_tracked"):
                continue
            value.copy_(noise(*value.shape))
            if key.endswith("running_var"):
                value.abs_().add_(0.5)
    keep = lambda: {key: packed(value) for key, value in modules.state_dict().items()
                    if not key.endswith("num_batches_tracked")}
    case = {"name": name, "training": training, "weights": keep()}
    values = noise(*shape).requires_grad_()
    output = function(modules, values.reshape(-1, *shape[-3:]))
    probe = noise(*output.shape)
    (output * probe).sum().backward()
    gradients = {key: packed(value.grad) for key, value in modules.named_parameters()}
    return case | {
        "input": packed(values), "output": packed(output), "probe": packed(probe),
        "inputGradient": packed(values.grad), "gradients": gradients, "weightsAfter": keep()}


def loss_cases():
    logits, labels = noise(4, 3) * 3, torch.tensor([2, 0, 1, 2])
    weights, targets = torch.tensor([0.5, 1.0, 2.0]), torch.softmax(noise(4, 3), 1)
    settings = [(0.0, None, False), (0.1, None, False), (0.0, weights, False), (0.1, weights, False),
                (0.0, None, True), (0.1, weights, True)]
    cases = []
    for smoothing, weight, soft in settings:
        loss = nn.CrossEntropyLoss(weight=weight, label_smoothing=smoothing)
        x = logits.clone().requires_grad_()
        value = loss(x, targets if soft else labels)
        value.backward()
        cases.append({
            "smoothing": smoothing, "classWeights": None if weight is None else weight.tolist(),
            "soft": soft, "loss": value.item(), "gradient": packed(x.grad)})
    return {"logits": packed(logits), "labels": labels.tolist(), "targets": packed(targets),
            "cases": cases}


def optimizer_case(name, make, clip):
    """Five steps of a dense layer towards labels; weights decay, the bias does not."""
    dense = nn.Linear(3, 4)
    with torch.no_grad():
        dense.weight.copy_(noise(4, 3))
        dense.bias.copy_(noise(4))
    before = {f"dense.{key}": packed(value) for key, value in dense.state_dict().items()}
    inputs, labels = noise(6, 3), [0, 1, 2, 3, 1, 1]
    optimizer = make([{"params": [dense.weight]}, {"params": [dense.bias], "weight_decay": 0}])
    norms = []
    for _ in range(5):
        optimizer.zero_grad()
        nn.functional.cross_entropy(dense(inputs), torch.tensor(labels)).backward()
        norms.append(nn.utils.clip_grad_norm_(dense.parameters(), clip).item())
        optimizer.step()
    after = {f"dense.{key}": packed(value) for key, value in dense.state_dict().items()}
    return {"name": name, "input": packed(inputs.reshape(6, 3, 1, 1)), "labels": labels,
            "clip": clip, "norms": norms, "weights": before, "weightsAfter": after}


def main():
    torch.use_deterministic_algorithms(True)
    golden = {
        "manifest": {"torch": torch.__version__.split("+")[0], "seed": SEED, "absolute": 1e-5,
                     "relative": 1e-4},
        "layers": [layer_case(*case) for case in layers()],
        "losses": loss_cases(),
        "optimizers": [
            optimizer_case("AdamW", lambda p: torch.optim.AdamW(p, lr=0.05, weight_decay=0.1), 100),
            optimizer_case("clipped AdamW",
                           lambda p: torch.optim.AdamW(p, lr=0.05, weight_decay=0.1), 0.1),
            optimizer_case("SGD", lambda p: torch.optim.SGD(
                p, lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.05), 0.3),
        ],
    }
    path = Path("Tests/TensorsTests/Fixtures/golden.json")
    path.write_text(json.dumps(golden, separators=(",", ":")).replace('},{"name"', '},\n{"name"')
                    + "\n")


if __name__ == "__main__":
    main()
