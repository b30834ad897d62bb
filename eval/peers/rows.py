"""Who is compared, with what each row means."""

from collections.abc import Callable
from typing import Final, NamedTuple

from assistant.answering.stages import Stages
from eval.peers import alone, stages
from eval.peers.corpora import Ground
from eval.peers.stages import ours
from eval.peers.tutorial import tutorial
from eval.run import Say

OURS: Final = "ours"


class Peer(NamedTuple):
    key: str
    """Short, for the heads of columns and `--peer`."""
    why: str
    """What the row is, for who reads the table."""
    make: Callable[[Ground], Say]


PEERS: Final = (
    Peer(
        "langchain",
        "LangChain + Chroma as in its tutorial: every file as text, chunks of 1,000 characters that"
        " overlap by 200, default index, the first 5 chunks are the answer; knows no audiences",
        tutorial,
    ),
    Peer("keyword", "our keyword index alone: its first 5 passages are the answer",
         alone.alone(alone.keyword)),
    Peer("dense", "our vectors alone: the first 5 passages are the answer",
         alone.alone(alone.dense)),
    Peer("fused", "both indexes by reciprocal rank: the first 5 passages are the answer",
         alone.alone(alone.fused)),
    Peer(OURS, "the assistant as it is", ours()),
)  # fmt: skip

STAGES: Final = (
    Peer("-figures", "no metrics, members and values: figures have to be found in the prose",
         ours(stages.NoFigures)),
    Peer("-catalogue", "metrics by their names alone: no aliases, definitions and formulas",
         ours(stages.NoCatalogue)),
    Peer("-glossary", "no names and aliases of customers, products and competitors",
         ours(stages.NoGlossary)),
    Peer("-cases", "cases are prose like any other", ours(stages.NoCases)),
    Peer("-findings", "the register of what is wrong with the report is empty",
         ours(stages.NoFindings)),
    Peer("-keyword", "passages by meaning alone", ours(stages.NoKeywords)),
    Peer("-dense", "passages by keywords alone", ours(stages.NoMeaning)),
    Peer("-fusion", "passages by keywords, by meaning only where no keyword is found",
         ours(stages.NoFusion)),
    Peer("-weights", "every word of a question weighs the same and none is unknown",
         ours(stages.NoTermWeights)),
    Peer("-followups", "every question is the first of its conversation",
         ours(stages=Stages(followups=False))),
    Peer("-spelling", "names that are typed with a mistake stay as they are typed",
         ours(stages=Stages(spelling=False))),
    Peer("-residue", "words that no slot took are ignored", ours(stages=Stages(residue=False))),
    Peer("-backing", "the nearest passages answer, whatever of the question they hold",
         ours(stages=Stages(backing=False))),
    Peer("-gate", "an answer with a numeral that nothing supports is told",
         ours(stages=Stages(gate=False))),
)  # fmt: skip
"""A peer's name that begins with a minus is ours without that stage."""

NOTES: Final = (
    "In favour of a peer that tells passages, every quantity in them counts as a figure told;"
    " what that costs its reader stands under `unasked`.",
    "right: no fault of any scorer; what the asker may not see counts under leaks.",
    "figures: every expected figure is told. refused: not answered where nothing answers it.",
    "hit@5: the expected page is among the first five cited.",
    "unasked: quantities told beyond those asked, a reply, operands and quotes included.",
    "invented: replies with a numeral that nothing cited holds.",
    "wrong: replies that answer and are not right.",
    "leaks: replies that tell what the asker may not see.",
)
