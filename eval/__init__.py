"""Measurements: question sets, scorers, public sets, durability and scale."""
