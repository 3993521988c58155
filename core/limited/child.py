"""The child of ``run_limited``: ``child.py ROOT MODULE:FUNCTION CPU MEMORY ANSWER`` reads a file from its input."""

import importlib
import json
import sys


def main(root: str, name: str, cpu: int, memory: int, most: int) -> int:
    """Limit this process, run the function, print its answer as JSON. Any failure but a refusal is a code."""
    sys.path.insert(0, root)
    confine = importlib.import_module("core.limited.confine")
    confine.limit(cpu, memory)
    module, function = name.split(":")
    refusal = importlib.import_module("core.errors").DomainError
    try:
        answer = {"value": getattr(importlib.import_module(module), function)(sys.stdin.buffer.read())}
    except refusal as error:
        answer = {"refused": str(error)}
    printed = json.dumps(answer)
    if len(printed) > most * confine.MEGABYTE:
        return 1
    sys.stdout.write(printed)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])))
