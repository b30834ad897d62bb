"""Feishu (飞书) and Lark: the bot of an app by events over HTTP, and the webhook of a group."""
