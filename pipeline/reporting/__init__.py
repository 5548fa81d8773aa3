"""The report of a period: measures, disclosure control, and both editions."""
