"""What is read off a text once: paragraphs, quotations, furniture, the parse."""
