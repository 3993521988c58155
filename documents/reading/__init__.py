"""Running text as people write it: its paragraphs, sentences, numbers, dates and citations. Pure."""
