"""How fast and how large the program is, as ratios to a floor that is measured in the same run.

Run with `python -m tests.benchmarks`; plain `pytest` does not collect this.
"""
