"""What the expected values of family_models.py can tell apart: the rotary tables by hand, and one mistake at a time."""

import json
import pathlib

import mpmath
import torch
from double_precision import double_precision
from family_configs import Family
from safetensors.torch import load_file

MOVED = 1e-3
FORM_OF_GELU = 1e-5  # the two forms differ by less than 5e-4 themselves; the test demands 1e-9


def frequencies(config, rope: dict) -> list[mpmath.mpf]:
    """Radians per position, from the papers' formulas."""
    width = getattr(config, "head_dim", None) or config.hidden_size // config.num_attention_heads
    width = int(width * rope.get("partial_rotary_factor", 1.0))
    plain = [mpmath.mpf(rope["rope_theta"]) ** (-mpmath.mpf(i) / width) for i in range(0, width, 2)]
    if rope["rope_type"] == "default":
        return plain
    assert rope["rope_type"] == "llama3"
    seen, low, high = rope["original_max_position_embeddings"], rope["low_freq_factor"], rope["high_freq_factor"]
    found, kinds = [], []
    for frequency in plain:
        turns = seen * frequency / (2 * mpmath.pi)  # within the context that the model was first trained on
        share = min(mpmath.mpf(1), max(mpmath.mpf(0), (turns - low) / (mpmath.mpf(high) - low)))
        kinds.append("low" if share == 0 else "high" if share == 1 else "between")
        found.append(share * frequency + (1 - share) * frequency / rope["factor"])
    assert set(kinds) == {"low", "between", "high"}, kinds
    return found


def rotary_error(model, ids: torch.Tensor) -> float:
    tables = []
    for module in model.modules():
        if type(module).__name__.endswith("RotaryEmbedding"):
            module.register_forward_hook(lambda _, given, named, result: tables.append((given, named, result)), with_kwargs=True)
    with torch.no_grad():
        model(input_ids=ids)
    error = 0.0
    with mpmath.workdps(40):
        for given, named, (cosine, sine) in tables:
            rope = model.config.rope_parameters
            rope = rope if "rope_type" in rope else rope[named.get("layer_type", given[-1])]
            exact = frequencies(model.config, rope)
            assert cosine.dtype == torch.float64 and cosine.shape[1:] == (ids.shape[1], 2 * len(exact))
            for position in range(ids.shape[1]):
                for i in range(2 * len(exact)):
                    angle = position * exact[i % len(exact)]
                    error = max(error, abs(float(mpmath.cos(angle) - mpmath.mpf(cosine[0, position, i].item()))),
                                abs(float(mpmath.sin(angle) - mpmath.mpf(sine[0, position, i].item()))))
    return error


def check(family: Family, directory: pathlib.Path, load, run) -> list[str]:
    """Prints how far each mistake moves the outputs for the longest text, and returns those that hardly do."""
    expected = load_file(directory / "expected.safetensors")
    ids = expected["ids.2"][None]

    def moved(model) -> float:
        found = run(model, ids)
        return max((found[name] - expected[f"{name}.2"]).abs().max().item() for name in found)

    with double_precision():
        model = load(family, directory, torch.float64)
        assert moved(model) < 1e-12, f"{family.name} is not what it was: {moved(model)}"
        rows = {"without " + name: _without(model, parameter, name, moved) for name, parameter in model.named_parameters()
                if not name.endswith(family.silent)}
        weakest = min(rows, key=rows.get)
        print(f"{family.name}: {len(rows)} parameters, the least of them {weakest!r}: {rows[weakest]:.1e}")
        for label, change in family.wrong.items():
            rows[label] = moved(_changed(family, directory, change, load))
            print(f"    {label}: {rows[label]:.1e}", flush=True)
    return [f"{family.name}: {label} ({value:.1e})" for label, value in rows.items()
            if value < (FORM_OF_GELU if label.startswith("gelu of") else MOVED)]


def _without(model, parameter, name: str, moved) -> float:
    """How far the outputs move with zeros in the parameter's place, or ones if it is a norm's weight."""
    kept = parameter.detach().clone()
    norm = parameter.ndim == 1 and name.endswith("weight") and model.config.model_type != "gemma2"
    parameter.data.fill_(1.0 if norm else 0.0)
    value = moved(model)
    parameter.data.copy_(kept)
    return value


def _changed(family: Family, directory: pathlib.Path, change, load):
    if callable(change):
        model = load(family, directory, torch.float64)
        with torch.no_grad():
            change(model)
        return model
    written = json.loads((directory / "config.json").read_text())
    changed = {**written, **change}
    if changed.get("model_type") == "t5":  # the class derives these from feed_forward_proj
        config = type(family.config).from_dict(changed)
        config.dense_act_fn = change.get("dense_act_fn", config.dense_act_fn)
        return load(family, directory, torch.float64, config=config)
    return load(family, directory, torch.float64, config=type(family.config).from_dict(changed))
