"""Measures the assistant and its corpus from outside."""
