"""What is shown: one screen a file, its style sheet beside it."""
