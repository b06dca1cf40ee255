"""Official documents: one abstract form, written as .docx, PDF and HTML."""
