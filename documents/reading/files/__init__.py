"""Running text from the files that people have: .txt and .md, Word, PDF with text."""

from documents.reading.files.reading import FORMATS, LARGEST, Source, read_file, read_path, read_typed

__all__ = ["FORMATS", "LARGEST", "Source", "read_file", "read_path", "read_typed"]
