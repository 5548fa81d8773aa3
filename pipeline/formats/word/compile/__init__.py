"""A template, made ready once: its parts, tags and what is known of them."""
