"""What is wrong with a template, each fault with its place and what to do."""
