"""The HTTP surface: the contract of the chat, health, findings."""
