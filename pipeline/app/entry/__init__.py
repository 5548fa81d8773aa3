"""Entering a case step by step: what is asked, what is proposed, and the rows that it fills."""
