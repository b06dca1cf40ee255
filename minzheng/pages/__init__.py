"""What the pages of the desk and of the portal share: the day shown, components, style, forms from facts, the drawn procedure."""
