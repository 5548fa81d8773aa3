"""Documents that the program assembles from more than one view."""
