"""Code and context that several documents share."""
