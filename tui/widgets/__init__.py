"""Parts that screens share, one a file. They paint, and post messages; they keep and decide nothing."""
