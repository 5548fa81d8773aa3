"""The release of the program, for `hsb --version` and the properties of every document."""

#: Also read by hatchling, when it builds the wheel.
RELEASE = "0.1.0"
#: What a file says of the program that made it, in its properties.
MADE_BY = f"hsb {RELEASE}"
