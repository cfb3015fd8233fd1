"""One command a file; `run` takes the parsed arguments and returns the exit code."""
