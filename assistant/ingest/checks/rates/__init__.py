"""Checks of what divides one thing by another: shares, averages, multiples, rates."""
