"""facenet-pytorch as the scripts here use it, also where torchvision lacks its compiled part.

torchvision's wheel on PyPI is built for CUDA's torch; beside a CPU torch its `nms` is missing and
even `import torchvision` fails. Then a few lines of C with the same arithmetic (float32 areas
without + 1, greedy, ties in input order) stand in for it, so that behaviour and time stay fair.
"""

import ctypes
import hashlib
import pathlib
import subprocess
import sys
import tempfile
import types

import torch

NMS = r"""
#include <stdint.h>
int64_t nms(const float *b, const int64_t *order, int64_t n, double limit, int64_t *keep,
            uint8_t *gone) {
  int64_t kept = 0;
  for (int64_t a = 0; a < n; a++) {
    int64_t i = order[a];
    if (gone[i]) continue;
    keep[kept++] = i;
    const float *p = b + 4 * i;
    float area = (p[2] - p[0]) * (p[3] - p[1]);
    for (int64_t c = a + 1; c < n; c++) {
      int64_t j = order[c];
      if (gone[j]) continue;
      const float *q = b + 4 * j;
      float x1 = p[0] > q[0] ? p[0] : q[0], y1 = p[1] > q[1] ? p[1] : q[1];
      float x2 = p[2] < q[2] ? p[2] : q[2], y2 = p[3] < q[3] ? p[3] : q[3];
      float w = x2 - x1 > 0 ? x2 - x1 : 0, h = y2 - y1 > 0 ? y2 - y1 : 0;
      float inter = w * h;
      if (inter / (area + (q[2] - q[0]) * (q[3] - q[1]) - inter) > limit) gone[j] = 1;
    }
  }
  return kept;
}
"""


def stand_in():
    """Put modules of torchvision's names in place that hold what facenet-pytorch calls."""
    name = hashlib.sha256(NMS.encode()).hexdigest()[:16]
    library = pathlib.Path(tempfile.gettempdir()) / f"nms-{name}.so"
    if not library.exists():
        subprocess.run(["cc", "-O3", "-shared", "-fPIC", "-xc", "-", "-o", library],
                       input=NMS.encode(), check=True)
    nms = ctypes.CDLL(str(library)).nms
    nms.restype = ctypes.c_int64
    nms.argtypes = [ctypes.c_void_p] * 2 + [ctypes.c_int64, ctypes.c_double] + [ctypes.c_void_p] * 2

    def batched_nms(boxes, scores, indices, threshold):
        assert not indices.any(), "one picture at a time"
        order = torch.sort(scores, stable=True, descending=True)[1]
        boxes, keep = boxes.contiguous(), torch.empty_like(order)
        gone = torch.zeros(len(order), dtype=torch.uint8)
        count = nms(boxes.data_ptr(), order.data_ptr(), len(order), threshold,
                    keep.data_ptr(), gone.data_ptr())
        return keep[:count]

    names = ("torchvision", "torchvision.transforms", "torchvision.transforms.functional",
             "torchvision.ops", "torchvision.ops.boxes", "torchvision.datasets",
             "torchvision.datasets.utils")
    for name in [n for n in sys.modules if n.split(".")[0] == "torchvision"]:
        del sys.modules[name]
    for name in names:
        sys.modules[name] = types.ModuleType(name)
        parent, _, child = name.rpartition(".")
        if parent:
            setattr(sys.modules[parent], child, sys.modules[name])
    sys.modules["torchvision.ops.boxes"].batched_nms = batched_nms


try:
    import torchvision
    TORCHVISION = torchvision.__version__
except (ImportError, RuntimeError):
    stand_in()
    TORCHVISION = "stand-in for nms"

from facenet_pytorch import MTCNN  # noqa: E402,F401  (torchvision has to be in place first)
