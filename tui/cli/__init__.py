"""The command line: parsed first; what a command needs is imported after."""

from tui.cli.running import main

__all__ = ["main"]
