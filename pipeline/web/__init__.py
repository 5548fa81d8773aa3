"""The page in the browser: the use cases of `app` for people who never open a terminal.

Each screen is a file in `screens`. It asks a use case, and shows its answer in a layout; it decides nothing
by itself. `guard` stands before every screen.
"""
