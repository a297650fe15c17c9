"""Times one training step of the default architecture in PyTorch, channels-last: the rival.

    python script/bench/training_step.py [--batch 64] [--steps 20] [--threads 2]

Prints one line, `pytorch <version>: <median> ms per step`. Needs torch and numpy. The same network,
batch and optimiser as `mien-train bench-step`: see EmotionArchitecture, cnn-bilstm.
"""

import argparse
import statistics
import time

import torch
from torch import nn


class WholeFaceBlock(nn.Module):
    """Two convolutions that the maps may pass by."""

    def __init__(self, channels):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(channels, channels, 3, padding=1, bias=False),
            nn.BatchNorm2d(channels),
            nn.ReLU(inplace=True),
            nn.Conv2d(channels, channels, 3, padding=1, bias=False),
            nn.BatchNorm2d(channels),
        )

    def forward(self, x):
        return torch.relu(x + self.body(x))


class Network(nn.Module):
    """CNN + Bi-LSTM: [N, 1, 48, 48] -> [N, 7]."""

    def __init__(self):
        super().__init__()
        blocks = []
        for inputs, outputs in [(1, 32), (32, 64), (64, 128)]:
            blocks += [
                nn.Conv2d(inputs, outputs, 3, padding=1, bias=False),
                nn.BatchNorm2d(outputs),
                nn.ReLU(inplace=True),
                nn.Conv2d(outputs, outputs, 3, padding=1, bias=False),
                nn.BatchNorm2d(outputs),
                nn.ReLU(inplace=True),
                nn.MaxPool2d(2),
            ]
        self.cnn = nn.Sequential(*blocks, WholeFaceBlock(128))
        self.lstm = nn.LSTM(128 * 6, 128, batch_first=True, bidirectional=True)
        self.dropout = nn.Dropout(0.5)
        self.classifier = nn.Linear(256, 7)

    def forward(self, x):
        x = self.cnn(x)  # [N, C, H, W]
        x = x.permute(0, 2, 1, 3).flatten(2)  # [N, H, C·W]
        x, _ = self.lstm(x)
        return self.classifier(self.dropout(x.mean(1)))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(arguments.threads)
    network = Network().to(memory_format=torch.channels_last)
    optimizer = torch.optim.AdamW(network.parameters(), lr=1e-3, fused=True)
    loss = nn.CrossEntropyLoss(label_smoothing=0.1)
    images = torch.rand(arguments.batch, 1, 48, 48).to(memory_format=torch.channels_last)
    labels = torch.arange(arguments.batch) % 7

    def step():
        optimizer.zero_grad(set_to_none=True)
        value = loss(network(images), labels)
        value.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5)
        optimizer.step()
        return value.item()

    for _ in range(3):
        step()
    times = []
    for _ in range(arguments.steps):
        start = time.perf_counter()
        step()
        times.append(1000 * (time.perf_counter() - start))
    print(f"pytorch {torch.__version__}: {statistics.median(times):.1f} ms per step")


if __name__ == "__main__":
    main()
