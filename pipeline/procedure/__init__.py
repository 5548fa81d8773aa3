"""What the procedure requires: rules, duties, time limits; and a sample of cases."""
