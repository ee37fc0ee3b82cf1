"""A small tokenizer of each family: the set-up of a real model's tokenizer.json, a vocabulary of a few hundred pieces."""

import io
import tempfile

import sentencepiece
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from tokenizers.pre_tokenizers import ByteLevel, Metaspace, Split

LLAMA3 = (r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*"
          r"|\s*[\r\n]+|\s+(?!\S)|\s+")
QWEN2 = LLAMA3.replace("{1,3}", "")
BYTES = [f"<0x{byte:02X}>" for byte in range(256)]


def special(*contents: str) -> list[AddedToken]:
    return [AddedToken(content, special=True, normalized=False) for content in contents]


def train_bpe(tokenizer: Tokenizer, texts: list[str], size: int, tokens: list[AddedToken], alphabet: list[str] = []) -> Tokenizer:
    trainer = trainers.BpeTrainer(vocab_size=size, special_tokens=tokens, initial_alphabet=alphabet, show_progress=False)
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def template(tokenizer: Tokenizer, single: str, *tokens: str) -> None:
    pairs = [(token, tokenizer.token_to_id(token)) for token in tokens]
    tokenizer.post_processor = processors.TemplateProcessing(single=single, special_tokens=pairs)


def bert_cased(texts: list[str]) -> Tokenizer:
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=False)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    names = special("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
    tokenizer.train_from_iterator(texts, trainers.WordPieceTrainer(vocab_size=420, special_tokens=names, show_progress=False))
    template(tokenizer, "[CLS] $A [SEP]", "[CLS]", "[SEP]")
    return tokenizer


def byte_level(texts: list[str], tokens: list[AddedToken], pre=ByteLevel(add_prefix_space=False), **model) -> Tokenizer:
    tokenizer = Tokenizer(models.BPE(**model))
    tokenizer.pre_tokenizer = pre
    tokenizer.decoder = decoders.ByteLevel()
    return train_bpe(tokenizer, texts, 420, tokens, ByteLevel.alphabet())


def gpt2(texts: list[str]) -> Tokenizer:
    tokenizer = byte_level(texts, special("<|endoftext|>"))
    tokenizer.post_processor = processors.ByteLevel(trim_offsets=False)
    return tokenizer


def split_bytes(pattern: str):
    return pre_tokenizers.Sequence([Split(Regex(pattern), "isolated"), ByteLevel(add_prefix_space=False, use_regex=False)])


def llama3(texts: list[str]) -> Tokenizer:
    names = special("<|begin_of_text|>", "<|end_of_text|>", "<|eot_id|>")
    tokenizer = byte_level(texts, names, split_bytes(LLAMA3), ignore_merges=True)
    template(tokenizer, "<|begin_of_text|> $A", "<|begin_of_text|>")
    tokenizer.post_processor = processors.Sequence([processors.ByteLevel(trim_offsets=True), tokenizer.post_processor])
    return tokenizer


def qwen2(texts: list[str]) -> Tokenizer:
    tokenizer = byte_level(texts, special("<|endoftext|>", "<|im_start|>", "<|im_end|>"), split_bytes(QWEN2))
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.post_processor = processors.ByteLevel(trim_offsets=False)
    return tokenizer


def roberta(texts: list[str]) -> Tokenizer:
    names = special("<s>", "<pad>", "</s>", "<unk>") + [AddedToken("<mask>", lstrip=True, special=True, normalized=False)]
    tokenizer = byte_level(texts, names)
    ends = (("</s>", tokenizer.token_to_id("</s>")), ("<s>", tokenizer.token_to_id("<s>")))
    tokenizer.post_processor = processors.RobertaProcessing(*ends, trim_offsets=True, add_prefix_space=False)
    return tokenizer


def modernbert(texts: list[str]) -> Tokenizer:
    names = special("[UNK]", "[CLS]", "[SEP]", "[PAD]") + [AddedToken("[MASK]", lstrip=True, special=True, normalized=False)]
    tokenizer = byte_level(texts, names)
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.add_tokens([AddedToken(" " * spaces, normalized=True) for spaces in range(5, 1, -1)])
    template(tokenizer, "[CLS] $A [SEP]", "[CLS]", "[SEP]")
    return tokenizer


def spaces_spelled(texts: list[str]) -> list[str]:
    return [text.replace(" ", "\u2581") for text in texts]


def byte_fallback(texts: list[str], tokenizer: Tokenizer, names: list[AddedToken]) -> Tokenizer:
    """Characters that are seen once have no piece of their own, so that bytes must spell them."""
    everything = "".join(texts)
    kept = [text for text in ("".join(c if everything.count(c) > 2 else " " for c in text) for text in texts)]
    return train_bpe(tokenizer, kept, len(names) + 256 + 240, names + special(*BYTES))


def without_specials(tokenizer: Tokenizer, kept: list[str]) -> Tokenizer:
    """As real files have it, byte pieces are in the model alone: text that spells one is text."""
    import json
    data = json.loads(tokenizer.to_str())
    data["added_tokens"] = [token for token in data["added_tokens"] if token["content"] in kept]
    return Tokenizer.from_str(json.dumps(data))


def llama2(texts: list[str]) -> Tokenizer:
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    tokenizer.normalizer = normalizers.Sequence([normalizers.Prepend("\u2581"), normalizers.Replace(" ", "\u2581")])
    tokenizer.pre_tokenizer = Split(Regex("(?<=[^\u2581])(?=\u2581)"), "isolated")
    tokenizer = byte_fallback(texts, tokenizer, special("<unk>", "<s>", "</s>"))
    tokenizer.pre_tokenizer = None
    tokenizer.decoder = decoders.Sequence(
        [decoders.Replace("\u2581", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)])
    template(tokenizer, "<s> $A", "<s>")
    return without_specials(tokenizer, ["<unk>", "<s>", "</s>"])


def gemma(texts: list[str]) -> Tokenizer:
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    tokenizer.normalizer = normalizers.Replace(" ", "\u2581")
    tokenizer.pre_tokenizer = Split("\u2581", "merged_with_next")
    tokenizer = byte_fallback(texts, tokenizer, special("<pad>", "<eos>", "<bos>", "<unk>"))
    tokenizer.pre_tokenizer = Split(" ", "merged_with_previous")
    tokenizer.decoder = decoders.Sequence([decoders.Replace("\u2581", " "), decoders.ByteFallback(), decoders.Fuse()])
    template(tokenizer, "<bos> $A", "<bos>")
    tokenizer.add_tokens([AddedToken("\n\n", normalized=False), AddedToken("\u2581\u2581", normalized=False)])
    return without_specials(tokenizer, ["<pad>", "<eos>", "<bos>", "<unk>", "\n\n", "\u2581\u2581"])


def sentencepiece_bpe(texts: list[str]) -> Tokenizer:
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>", fuse_unk=True))
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    seen_twice = [text if i % 3 else "" for i, text in enumerate(texts)]
    tokenizer = train_bpe(tokenizer, seen_twice, 500, special("<unk>", "<s>", "</s>"))
    template(tokenizer, "<s> $A </s>", "<s>", "</s>")
    return tokenizer


def unigram(texts: list[str]) -> Tokenizer:
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    trainer = trainers.UnigramTrainer(vocab_size=300, special_tokens=["<unk>", "</s>"], unk_token="<unk>", show_progress=False)
    tokenizer.train_from_iterator(texts[::2], trainer)
    template(tokenizer, "$A </s>", "</s>")
    return tokenizer


RULES = """FB01\t66 69
A0\t20
3000\t20
200B\t
9\t20
A\t20
D\t20
2026\t2E 2E 2E
E9\t65 301
FF26\t46
"""


def t5(texts: list[str]) -> Tokenizer:
    """SentencePiece's own training and its normalisation rules, a few instead of thousands."""
    trained = io.BytesIO()
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as rules:
        rules.write(RULES)
        rules.flush()
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter([line for text in texts for line in text.splitlines() if line.strip()]),
            model_writer=trained, model_type="unigram", vocab_size=420, character_coverage=0.98, hard_vocab_limit=False,
            normalization_rule_tsv=rules.name, pad_id=0, eos_id=1, unk_id=2, bos_id=-1, minloglevel=2, num_threads=1)
    from sentencepiece import sentencepiece_model_pb2
    proto = sentencepiece_model_pb2.ModelProto()
    proto.ParseFromString(trained.getvalue())
    pieces = [(piece.piece, piece.score) for piece in proto.pieces]
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=2, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([
        normalizers.Precompiled(proto.normalizer_spec.precompiled_charsmap),
        normalizers.Strip(left=False, right=True), normalizers.Replace(Regex(" {2,}"), "\u2581")])
    tokenizer.pre_tokenizer = Metaspace(replacement="\u2581", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="\u2581", prepend_scheme="always")
    tokenizer.add_special_tokens(special("<pad>", "</s>", "<unk>", "<extra_id_0>"))
    template(tokenizer, "$A </s>", "</s>")
    return tokenizer


FAMILIES = {
    "bert-cased": bert_cased, "gpt2": gpt2, "llama3": llama3, "qwen2": qwen2, "roberta": roberta, "modernbert": modernbert,
    "llama2": llama2, "gemma": gemma, "sentencepiece-bpe": sentencepiece_bpe, "unigram": unigram, "t5": t5,
}
