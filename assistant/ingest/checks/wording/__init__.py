"""What a report says without a figure: which way things go, whose they are, and why."""
