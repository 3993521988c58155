"""The first run: from an empty portal to the first opened period, step by step."""
