"""The page of the assistant: looks, asks and trusts; loaded late, as its library is heavy."""
