"""Figures: what a number of the report is, and how it is printed."""
