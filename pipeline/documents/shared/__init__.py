"""What several documents have in common."""
