"""A workshop in one room: people vote alone, talk, vote again, and see the key; run from one laptop."""
