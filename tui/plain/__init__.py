"""The course as lines, for screen readers, pipes and dumb terminals: the same sessions, no drawing."""
