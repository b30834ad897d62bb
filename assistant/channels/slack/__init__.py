"""Slack: its Events API and buttons over HTTP, answers streamed into the thread of the question."""
