#!/usr/bin/env python3
"""Convert MTCNN's weights from PyTorch pickles to safetensors.

    script/convert-mtcnn.py IN_DIR OUT_DIR

IN_DIR holds `pnet.pt`, `rnet.pt` and `onet.pt` of the facenet-pytorch 2.6.0 wheel, in PyTorch's
legacy format: five pickles one after another, then the raw numbers. A pickle can run any code, so
only the five names that a state_dict needs are admitted. Needs no package; the bytes written
depend on the input alone.
"""

import collections
import hashlib
import json
import pathlib
import pickle
import struct
import sys

NETWORKS = ("pnet", "rnet", "onet")
MAGIC = 0x1950A86A20F9469CFC6C
PROTOCOL = 1001


class Storage:
    """A run of float32 numbers that tensors are cut from."""

    def __init__(self, count):
        self.count = count
        self.data = b""


class FloatStorage:
    """Stands for torch.FloatStorage, which the pickle only names."""


def rebuild_tensor(storage, offset, shape, stride, requires_grad, hooks):
    """A tensor as (storage, place of each number in it, row-major; shape)."""
    places = [offset]
    for length, step in zip(shape, stride):
        places = [place + step * i for place in places for i in range(length)]
    if len(shape) != len(stride) or not all(0 <= place < storage.count for place in places):
        raise pickle.UnpicklingError(f"a tensor of shape {shape} leaves its storage")
    return storage, places, tuple(shape)


class StateDictUnpickler(pickle.Unpickler):
    """Admits what a state_dict of float32 tensors needs, and nothing else."""

    ADMITTED = {
        ("collections", "OrderedDict"): collections.OrderedDict,
        ("torch", "FloatStorage"): FloatStorage,
        ("torch._utils", "_rebuild_tensor_v2"): rebuild_tensor,
    }

    def __init__(self, file, storages):
        super().__init__(file)
        self.storages = storages

    def find_class(self, module, name):
        try:
            return self.ADMITTED[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} has no place in weights") from None

    def persistent_load(self, identifier):
        kind, storage_type, key, _device, count, view = identifier
        if kind != "storage" or storage_type is not FloatStorage or view is not None:
            raise pickle.UnpicklingError(f"unknown storage {identifier!r}")
        return self.storages.setdefault(key, Storage(count))


def read_state_dict(path):
    """Name → (bytes, shape), in the file's order."""
    storages = {}
    with open(path, "rb") as file:
        def unpickled():
            return StateDictUnpickler(file, storages).load()

        if unpickled() != MAGIC or unpickled() != PROTOCOL:
            raise pickle.UnpicklingError("not PyTorch's legacy format")
        if unpickled().get("little_endian") is not True:
            raise pickle.UnpicklingError("not little-endian")
        tensors = unpickled()
        for key in unpickled():
            (count,) = struct.unpack("<q", file.read(8))
            if key not in storages or storages[key].count != count:
                raise pickle.UnpicklingError(f"storage {key} has {count} numbers")
            storages[key].data = file.read(4 * count)
            if len(storages[key].data) != 4 * count:
                raise pickle.UnpicklingError("the file is cut short")
    state = {}
    for name, (storage, places, shape) in tensors.items():
        numbers = [storage.data[4 * place:4 * place + 4] for place in places]
        state[name] = (b"".join(numbers), shape)
    return state


def safetensors(state, metadata):
    """The bytes of a safetensors file: header length, header, numbers."""
    header, body = {"__metadata__": metadata}, bytearray()
    for name, (data, shape) in state.items():
        span = [len(body), len(body) + len(data)]
        header[name] = {"dtype": "F32", "shape": list(shape), "data_offsets": span}
        body += data
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + bytes(body)


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: script/convert-mtcnn.py IN_DIR OUT_DIR")
    source, target = map(pathlib.Path, sys.argv[1:])
    target.mkdir(parents=True, exist_ok=True)
    for network in NETWORKS:
        path = source / f"{network}.pt"
        try:
            state = read_state_dict(path)
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
        except (OSError, EOFError, struct.error, pickle.UnpicklingError) as error:
            sys.exit(f"error: {path}: {error}\nhint: run script/bootstrap again")
        content = safetensors(state, {
            "network": network, "source": f"facenet-pytorch 2.6.0, {network}.pt",
            "source_sha256": digest, "licence": "MIT"})
        part = target / f"{network}.safetensors.part"
        part.write_bytes(content)
        part.replace(target / f"{network}.safetensors")
        print(f"{hashlib.sha256(content).hexdigest()}  {network}.safetensors")


if __name__ == "__main__":
    main()
