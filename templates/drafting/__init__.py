"""Drafts of the templates; look.py has their styles and page, pieces.py their headings, tables and tags."""
