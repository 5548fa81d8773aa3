"""What every room may use: errors, plugins, dates, file names, the council's names."""
