"""All issued reports of a period as one zip file, made in the background (core.jobs)."""
