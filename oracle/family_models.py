"""Tiny random models of every family, and what transformers makes of them in float64: the reference of the families' parity test.

    pip install torch==2.15.0 transformers==5.24.0 safetensors==0.8.0 mpmath==1.3.0
    python oracle/family_models.py model/src/test/resources/dev/inscape/model/family

Writes one directory per family or variant (family_configs.py): config.json and model.safetensors as save_pretrained writes them,
config-older.json where older versions spelled it otherwise (older_spelling.py), and expected.safetensors. Names after the
directory: these alone. With --check nothing is written: what is there is run again with one mistake at a time
(family_checks.py), and each must show.
"""

import argparse
import itertools
import logging
import pathlib
import shutil
import tempfile
import zlib

import torch
import transformers
from double_precision import double_precision, no_float32
from family_checks import check, rotary_error
from family_configs import Family, families
from older_spelling import write_older
from safetensors.torch import save_file

STEPS = 12
GAP = 1e-3  # between the best logit and the second: no rounding may decide what comes next


def fill(model: torch.nn.Module, seed: int) -> None:
    """Every parameter drawn anew: at their start biases are zeros and norms ones, and neither would show an error."""
    generator = torch.Generator().manual_seed(seed)
    gemma = model.config.model_type == "gemma2"
    for name, parameter in sorted(model.named_parameters()):
        drawn = torch.randn(parameter.shape, generator=generator)
        if name.endswith("bias") and parameter.ndim == 1:
            drawn *= 0.2
        elif parameter.ndim == 1:
            centre = 0.0 if gemma and (".pre_" in name or ".input_" in name) else 1.0  # its weights count from 1
            drawn = centre + 0.6 * torch.rand(parameter.shape, generator=generator) - 0.3
        elif "relative_attention_bias" not in name:
            linear = type(model.get_submodule(name.rpartition(".")[0])).__name__ != "Embedding"
            inputs = parameter.shape[0 if ".c_" in name else 1]  # GPT-2's matrices are stored the other way round
            gain = 1.3 if any(part in name for part in ("q_proj", "k_proj", "query", "key", "attn", "Wqkv")) else 1.0
            gain = 0.7 if ".q." in name or ".k." in name else gain  # T5 does not scale its scores
            drawn *= (gain if linear and "head" not in name and "embed" not in name or gemma else 2.0) / inputs ** 0.5
        parameter.data.copy_(drawn)


def texts(family: Family, seed: int) -> list[torch.Tensor]:
    generator = torch.Generator().manual_seed(seed)
    return [torch.randint(5, family.config.vocab_size, (1, length), generator=generator) for length in family.lengths]


def run(model, ids: torch.Tensor) -> dict[str, torch.Tensor]:
    """One text through a model: states and patterns of every layer, and the last block's own output."""
    caught = []
    blocks = next(module for module in model.modules() if isinstance(module, torch.nn.ModuleList))
    hook = blocks[-1].register_forward_hook(lambda module, given, result: caught.append(result))
    with torch.no_grad():
        result = model(input_ids=ids, attention_mask=torch.ones_like(ids), output_hidden_states=True, output_attentions=True)
    hook.remove()
    last = caught[0][0] if isinstance(caught[0], tuple) else caught[0]
    found = {"hidden": torch.cat(result.hidden_states), "last": last.reshape(result.hidden_states[0].shape)[0],
             "attention": torch.cat(result.attentions)}
    if hasattr(result, "logits"):
        found["logits"] = result.logits[0]
    return found


def greedy(model, ids: torch.Tensor) -> torch.Tensor | None:
    """The continuation by the cached path, or nothing where a tie is near or the text would end."""
    with torch.no_grad():
        whole = model.generate(ids, attention_mask=torch.ones_like(ids), max_new_tokens=STEPS, do_sample=False, use_cache=True)
        best = model(input_ids=whole, use_cache=False).logits[0, ids.shape[1] - 1:-1].topk(2)
    continuation = whole[0, ids.shape[1]:]
    assert len(continuation) == STEPS and torch.equal(best.indices[:, 0], continuation), "the cache changed what comes next"
    if (best.values[:, 0] - best.values[:, 1]).min() < GAP or continuation.min() < 5 or len(continuation.unique()) < 3:
        return None
    return continuation


def load(family: Family, directory: pathlib.Path, dtype: torch.dtype, **changes):
    model = family.kind.from_pretrained(directory, dtype=dtype, attn_implementation="eager", **family.options, **changes).eval()
    wrong = {name for name, value in itertools.chain(model.named_parameters(), model.named_buffers())
             if value.is_floating_point() and value.dtype != dtype}
    assert not wrong, f"not in {dtype}: {wrong}"
    if family.decodes():
        model.generation_config.eos_token_id = None
    return model


def expected(family: Family, directory: pathlib.Path, seed: int) -> dict[str, torch.Tensor] | None:
    found = {}
    with double_precision():
        model = load(family, directory, torch.float64)
        for number, ids in enumerate(texts(family, seed)):
            with no_float32():
                values = {"ids": ids[0], **run(model, ids)}
                if family.decodes():
                    values["greedy"] = greedy(model, ids)
            if values.get("greedy", ids) is None:
                return None
            found |= {f"{name}.{number}": value.contiguous() for name, value in values.items()}
    return found


def make(family: Family, directory: pathlib.Path) -> str:
    for seed in itertools.count(zlib.crc32(family.name.encode())):
        with tempfile.TemporaryDirectory() as temporary:
            place = pathlib.Path(temporary)
            model = family.kind(family.config, **family.options)
            fill(model, seed)
            model.save_pretrained(place)
            found = expected(family, place, seed + 1)
            if found is None:
                continue
            save_file(found, place / "expected.safetensors")
            shutil.rmtree(directory, ignore_errors=True)
            directory.mkdir(parents=True)
            for file in ("config.json", "model.safetensors", "expected.safetensors"):
                shutil.copyfile(place / file, directory / file)
            write_older(type(family.config), directory)
            return f"seed {seed}, {agreement(family, directory, found)}"


def agreement(family: Family, directory: pathlib.Path, found: dict[str, torch.Tensor]) -> str:
    """How far the ordinary run in float32 is from this one, and the rotary tables from mpmath's."""
    model = load(family, directory, torch.float32)
    error = 0.0
    for number in range(len(family.lengths)):
        for name, value in run(model, found[f"ids.{number}"][None]).items():
            exact = found[f"{name}.{number}"]
            error = max(error, ((value - exact).abs().max() / exact.abs().max()).item())
    assert 1e-9 < error < 1e-5, f"float32 is {error} away"
    with double_precision():
        rotary = rotary_error(load(family, directory, torch.float64), found["ids.2"][None])
    assert rotary < 1e-14, f"rotary tables are {rotary} away"
    spread = found["logits.2"].std().item() if "logits.2" in found else found["hidden.2"][-1].std().item()
    sharp = (found["attention.2"].max(-1).values[:, :, 3:].mean()).item()
    return f"float32 {error:.1e}, rotary {rotary:.1e}, spread {spread:.2f}, sharpest attention {sharp:.2f}"


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("directory", type=pathlib.Path)
    arguments.add_argument("names", nargs="*")
    arguments.add_argument("--check", action="store_true")
    given = arguments.parse_intermixed_args()
    torch.set_num_threads(1)  # sums in one order
    transformers.utils.logging.disable_progress_bar()
    transformers.utils.logging.set_verbosity_error()
    logging.getLogger().setLevel(logging.ERROR)
    failed = []
    for family in families():
        if given.names and family.name not in given.names:
            continue
        place = given.directory / family.name
        if given.check:
            failed += check(family, place, load, run)
        else:
            made = make(family, place)
            print(f"{family.name}: {made}, {sum(file.stat().st_size for file in place.iterdir()) // 1000} kB", flush=True)
    if failed:
        raise SystemExit("these would not show: " + ", ".join(failed))


if __name__ == "__main__":
    main()
