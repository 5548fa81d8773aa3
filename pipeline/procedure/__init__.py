"""What the procedure asks: rules, duties, time limits, and a sample of cases."""
