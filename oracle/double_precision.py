"""Runs a model of transformers in float64 throughout, where its code asks for float32.

Norms, rotary tables and softmax of most families go through float32 by name, so that a model in float64 is still only as exact as
float32. Inside `double_precision()` that name means float64, for what is built as for what is run; `no_float32()` makes sure of it,
one operator at a time.
"""

import contextlib

import torch
from torch.overrides import TorchFunctionMode
from torch.utils._python_dispatch import TorchDispatchMode


class _Widened(TorchFunctionMode):
    def __torch_function__(self, function, types, args=(), kwargs=None):
        if function is torch.Tensor.float:
            return args[0].double()
        return function(*[_widened(value) for value in args], **{key: _widened(value) for key, value in (kwargs or {}).items()})


class _Strict(TorchDispatchMode):
    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        result = function(*args, **(kwargs or {}))
        for value in result if isinstance(result, (tuple, list)) else [result]:
            if isinstance(value, torch.Tensor) and value.is_floating_point() and value.dtype != torch.float64:
                raise AssertionError(f"{function} gave {value.dtype}")
        return result


def _widened(value):
    return torch.float64 if value is torch.float32 else value


@contextlib.contextmanager
def double_precision():
    before = torch.get_default_dtype()
    torch.set_default_dtype(torch.float64)
    try:
        with _Widened():
            yield
    finally:
        torch.set_default_dtype(before)


def no_float32():
    return _Strict()
