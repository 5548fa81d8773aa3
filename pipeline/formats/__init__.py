"""File formats: Word, Excel, PDF and calendars."""
