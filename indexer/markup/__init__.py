"""What a Markdown text is made of: blocks, headings and their outline, sentences."""
