"""What the procedure requires: rules, duties, what a record implies, time limits; and a sample of cases."""
