"""Figures and cases found in a document that nobody has curated, each with its sentence."""

from assistant.ingest.found.cases import found_cases, names_of, without_curated
from assistant.ingest.found.figures import found_figures, one_name_across
from assistant.ingest.found.settling import settled
from assistant.ingest.found.units import by_units

__all__ = [
    "by_units",
    "found_cases",
    "found_figures",
    "names_of",
    "one_name_across",
    "settled",
    "without_curated",
]
