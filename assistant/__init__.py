"""A knowledge assistant over a business report: every figure traceable, none written by a model."""
