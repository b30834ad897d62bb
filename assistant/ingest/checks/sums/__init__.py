"""Checks of wholes and parts, of stocks and flows, and of counts against lists."""
