"""A case file audit: which cases are drawn, in which domain a duty is, and how the drawn cases keep it."""
