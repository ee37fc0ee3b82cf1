"""A configuration of transformers 5 as versions before it wrote the same thing, which is how most models on the hub have it."""

import json
import pathlib


def older(written: dict) -> dict | None:
    """Rotation in fields of its own, layers counted instead of listed; nothing where a family has no rotation."""
    found = dict(written)
    rope = found.pop("rope_parameters", None)
    if rope is None:
        return None
    found.pop("layer_types", None)
    found["torch_dtype"] = found.pop("dtype")
    found["transformers_version"] = "4.48.0"
    match found["model_type"]:
        case "modernbert":
            found["global_rope_theta"] = rope["full_attention"]["rope_theta"]
            found["local_rope_theta"] = rope["sliding_attention"]["rope_theta"]
        case "gpt_neox":
            found["rotary_emb_base"], found["rotary_pct"] = rope["rope_theta"], rope["partial_rotary_factor"]
        case _:
            found["rope_theta"] = rope["rope_theta"]
            scaling = {key: value for key, value in rope.items() if key != "rope_theta"}
            found["rope_scaling"] = None if scaling == {"rope_type": "default"} else scaling
    if found.get("use_sliding_window") is False:  # a window is named all the same, and does not count
        found["sliding_window"], found["max_window_layers"] = 5, 1
    return found


def write_older(kind: type, directory: pathlib.Path) -> None:
    """Leaves config-older.json beside config.json, once transformers has read the same from it."""
    found = older(json.loads((directory / "config.json").read_text()))
    if found is None:
        return
    text = json.dumps(found, indent=2, sort_keys=True) + "\n"
    apart = {"torch_dtype", "dtype", "transformers_version", "rotary_emb_base", "rotary_pct", "rope_scaling", "rope_theta",
             "global_rope_theta", "local_rope_theta"}
    read = [{key: value for key, value in kind.from_dict(json.loads(values)).to_dict().items() if key not in apart}
            for values in (text, (directory / "config.json").read_text())]
    assert read[0] == read[1], f"{read[0]} is not {read[1]}"
    (directory / "config-older.json").write_text(text)
