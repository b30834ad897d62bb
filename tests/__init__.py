"""The tests; `conftest.py` closes the network and clears the environment before any of them."""
