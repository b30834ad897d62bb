"""Question to plan to evidence: understands what is asked and finds what answers it."""

import os

# Its table of phrases takes 44 MB to tell readings apart; every reading of a name is tried instead.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
