"""The bot in the company's chat platforms: one contract, one pipeline, a folder for each vendor."""
