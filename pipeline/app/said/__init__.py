"""What the program says of a result, in sentences: the commands print them, and the page shows them.

A sentence that sends its reader somewhere else sends them to a command or to a screen: `ways` has both.
"""
