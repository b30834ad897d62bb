"""Figures and cases found in a document that nobody has curated, each with its sentence."""

from assistant.ingest.found.cases import found_cases
from assistant.ingest.found.figures import found_figures
from assistant.ingest.found.names import found_names

__all__ = ["found_cases", "found_figures", "found_names"]
