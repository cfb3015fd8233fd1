"""Two Schemers: a course in the terminal on the two senses of "schemer"."""

__version__ = "0.1.0"
