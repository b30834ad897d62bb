"""Checks of figures against each other: totals, shares, formulas, growth, versions."""
