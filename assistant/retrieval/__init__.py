"""Question to plan to evidence: understands what is asked and finds what answers it."""
