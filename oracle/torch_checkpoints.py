"""Small files that torch.save writes, and what is in them: the input and the expected values of TorchWeightsTest.

    pip install torch==2.15.0 numpy safetensors==0.8.0
    python oracle/torch_checkpoints.py hub/src/test/resources/dev/inscape/hub/torch

Writes *.pt and one .safetensors that must be read, with expected.json (element type, shape and bytes of every tensor), and
refused-*.pt.
"""

import collections
import json
import pathlib
import sys
import warnings
import zipfile

import numpy
import torch
from safetensors.torch import save_file

TYPES = [
    torch.float64, torch.float32, torch.float16, torch.bfloat16, torch.float8_e4m3fn, torch.float8_e5m2,
    torch.int64, torch.int32, torch.int16, torch.int8, torch.uint64, torch.uint32, torch.uint16, torch.uint8, torch.bool,
]


def some(*shape, dtype=torch.float32):
    count = int(numpy.prod(shape))
    values = torch.randn(count, dtype=torch.float64) * 3
    if dtype == torch.bool:
        return (values > 0).reshape(shape)
    if not dtype.is_floating_point:
        values = values.abs() * 10 if dtype.itemsize == 1 or "uint" in str(dtype) else values * 1000
    return values.to(dtype).reshape(shape)


def views():
    base = some(5, 7, 3)
    return {
        "whole": base,
        "transposed": some(4, 6).t(),
        "permuted": base.permute(2, 0, 1),
        "sliced": base[1:4, 2:5, 1:],
        "stepped": base[::2, ::3],
        "row": base[3],
        "element": base[1, 2, 0],
        "expanded": some(1, 3).expand(4, 3),
        "scalar": torch.tensor(2.5, dtype=torch.float64),
        "empty": torch.zeros(3, 0, 2),
        "ones": some(1, 5, 1).transpose(0, 2),
        "diagonal": some(4, 4, dtype=torch.int16).diagonal(),
        "window": torch.as_strided(some(9), (4, 3), (2, 1)),
    }


class Layer(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = torch.nn.BatchNorm1d(3)
        self.linear = torch.nn.Linear(3, 2)


def with_attribute():
    tensor = some(2, 3)
    tensor.note = "an attribute of its own"
    return tensor


def readable():
    layer = Layer()
    optimizer = torch.optim.Adam(layer.parameters())
    layer.linear(some(2, 3)).sum().backward()
    optimizer.step()
    return {
        "types": {str(t).removeprefix("torch."): some(3, 5, dtype=t) for t in TYPES},
        "views": views(),
        "module-state": layer.state_dict(),
        "training": {
            "epoch": 3, "loss": 0.25, "best": None, "done": False, "seed": 2**70, "device": torch.device("cpu"),
            "optimizer": optimizer.state_dict(), "state_dict": layer.state_dict(), "dtype": torch.float16,
        },
        "lists": {"layers": [{"w": some(2)}, {"w": some(3)}], "pair": (some(1), "text"), 7: some(2, 2), "raw": b"\x00\xff"},
        "alone": some(2, 3, dtype=torch.bfloat16),
        "parameters": collections.OrderedDict(p=torch.nn.Parameter(some(3)), b=torch.nn.Buffer(some(2)), a=with_attribute()),
    }


def refused(directory):
    torch.save({"module": Layer()}, directory / "refused-module.pt")
    torch.save({"w": some(2), "n": numpy.float32(3)}, directory / "refused-numpy.pt")
    torch.save({"w": some(2)}, directory / "refused-legacy.pt", _use_new_zipfile_serialization=False)
    torch.save({"w": torch.complex(some(2), some(2))}, directory / "refused-complex.pt")
    torch.save({"w": some(3, 3).to_sparse()}, directory / "refused-sparse.pt")
    torch.save({"w": torch.complex(some(2), some(2)).conj().imag}, directory / "refused-negated.pt")
    torch.save({"n": 1}, directory / "refused-empty.pt")
    torch.jit.script(torch.nn.Linear(2, 2)).save(directory / "refused-script.pt")
    torch.save({"w": some(2)}, directory / "refused-big.pt")
    rewrite(directory / "refused-big.pt", lambda name, data: b"big" if name.endswith("/byteorder") else data)


def rewrite(path, change, deflate=()):
    with zipfile.ZipFile(path) as old:
        parts = [(info.filename, old.read(info)) for info in old.infolist()]
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts:
            packed = any(name.endswith(end) for end in deflate)
            new.writestr(name, change(name, data), zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED)


def flat(value, name=""):
    if isinstance(value, torch.Tensor):
        yield name or "tensor", value.detach()
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from flat(item, f"{name}.{key}" if name else str(key))
    elif isinstance(value, (list, tuple)):
        for i, item in enumerate(value):
            yield from flat(item, f"{name}.{i}" if name else str(i))


def described(tensor):
    raw = tensor.contiguous().reshape(-1).view(torch.uint8).numpy().tobytes() if tensor.numel() else b""
    return {"dtype": str(tensor.dtype).removeprefix("torch."), "shape": list(tensor.shape), "bytes": raw.hex()}


def main(directory):
    warnings.simplefilter("ignore")
    torch.manual_seed(20)
    directory.mkdir(parents=True, exist_ok=True)
    expected = {}
    for name, content in readable().items():
        torch.save(content, directory / f"{name}.pt")
        if name == "types":  # the same tensors as Python's other library writes them
            save_file(content, directory / "types.safetensors")
        shown = content.get("state_dict", content) if isinstance(content, dict) else content
        expected[name] = {key: described(tensor) for key, tensor in flat(shown)}
    newer = {"w": some(3, 2), "unsigned": some(3, dtype=torch.uint16), "tags": {"a", "b"}, "raw": b"abc"}
    torch.save(newer, directory / "protocol-5.pt", pickle_protocol=5)
    expected["protocol-5"] = {key: described(tensor) for key, tensor in flat(newer)}
    # As older tools wrote them: another root, the pickle deflated, no alignment.
    packed = {"w": some(3, 2), "h": some(3, dtype=torch.float16)}
    torch.save(packed, directory / "deflated.pt")
    rewrite(directory / "deflated.pt", lambda name, data: data, deflate=["data.pkl"])
    expected["deflated"] = {key: described(tensor) for key, tensor in flat(packed)}
    (directory / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")
    refused(directory)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
