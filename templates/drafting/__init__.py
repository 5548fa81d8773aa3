"""What the templates are drafted from: the look (styles, page) and the pieces (headings, tables, tags)."""
