"""Stages of the chain that a measurement may switch off; everywhere else all of them are on."""

from typing import Final

from assistant.records import Record
from assistant.retrieval.plan import Plan


class Stages(Record):
    followups: bool = True
    """A question may lean on the ones before it; off, each is the first."""
    spelling: bool = True
    """Names that are typed with a mistake are corrected."""
    residue: bool = True
    """Words that no slot took have to stand in the evidence; off, they are ignored."""
    backing: bool = True
    """Passages have to hold what is asked; off, the nearest are told."""
    gate: bool = True
    """An answer with a numeral that nothing supports is withheld."""

    def of(self, plan: Plan) -> Plan:
        """The plan as far as these stages go."""
        off = {} if self.residue else {"unknown": (), "heads": ()}
        return plan.model_copy(update=off | {"backed": self.backing})


ON: Final = Stages()
