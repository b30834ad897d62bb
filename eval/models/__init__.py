"""Scripted language models, and what the gate lets through of them."""
