"""The Word templates, and the script that drafts them."""
