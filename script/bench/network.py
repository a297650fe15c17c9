#!/usr/bin/env python3
"""The rivals of Inference on the default network: ONNX Runtime and eager PyTorch, ms per clip.

    python3 script/bench/network.py [THREADS]        (torch, onnx, onnxruntime)

With one thread it counts processor time, which other programs on the machine don't disturb.
"""
import io
import sys
import time

import onnxruntime
import torch
from torch import nn

THREADS = int(sys.argv[1]) if len(sys.argv) > 1 else 2
clock = time.process_time if THREADS == 1 else time.perf_counter


class WholeFaceBlock(nn.Module):
    """Two convolutions that the maps may pass by."""

    def __init__(self, channels):
        super().__init__()
        layers = []
        for _ in range(2):
            layers += [nn.Conv2d(channels, channels, 3, padding=1, bias=False),
                       nn.BatchNorm2d(channels), nn.ReLU()]
        self.body = nn.Sequential(*layers[:-1])

    def forward(self, x):
        return torch.relu(x + self.body(x))


class CNNBiLSTM(nn.Module):
    """`EmotionArchitecture.cnnBiLSTM` for photographs."""

    def __init__(self):
        super().__init__()
        layers = []
        for i, o in [(1, 32), (32, 64), (64, 128)]:
            for first in (i, o):
                layers += [nn.Conv2d(first, o, 3, padding=1, bias=False), nn.BatchNorm2d(o), nn.ReLU()]
            layers.append(nn.MaxPool2d(2))
        self.cnn = nn.Sequential(*layers, WholeFaceBlock(128))
        self.lstm = nn.LSTM(768, 128, batch_first=True, bidirectional=True)
        self.classifier = nn.Linear(256, 7)

    def forward(self, x):
        tokens = self.cnn(x).permute(0, 2, 1, 3).flatten(2)
        return self.classifier(self.lstm(tokens)[0].mean(1))


def measure(name, batch, call):
    call(), call()
    times = []
    for _ in range(40 if batch == 1 else 10):
        start = clock()
        call()
        times.append((clock() - start) * 1e3 / batch)
    times.sort()
    print(f"{name:24} batch {batch:3}: best {times[0]:.3f} ms, median {times[len(times) // 2]:.3f} ms per clip")


@torch.inference_mode()
def main():
    torch.manual_seed(1)
    torch.set_num_threads(THREADS)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    for batch in (1, 64):
        network, x = CNNBiLSTM().eval(), torch.randn(batch, 1, 48, 48)
        file = io.BytesIO()
        torch.onnx.export(network, (x,), file, input_names=["x"], dynamo=False)
        session = onnxruntime.InferenceSession(file.getvalue(), options, ["CPUExecutionProvider"])
        measure("ONNX Runtime", batch, lambda: session.run(None, {"x": x.numpy()}))
        measure("PyTorch", batch, lambda: network(x))
        last = network.to(memory_format=torch.channels_last)
        pixels = x.to(memory_format=torch.channels_last)
        measure("PyTorch, channels-last", batch, lambda: last(pixels))


if __name__ == "__main__":
    main()
