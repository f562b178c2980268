"""Validates the articles of JSON lines against the ninjs schema: validate_ninjs.py SCHEMA FILE…

Prints how many were valid, or what is wrong with the first that are not. Leaves with 77 where the package
jsonschema is missing.
"""
import json
import sys

try:
    import jsonschema
except ImportError:
    sys.exit(77)

schema = json.load(open(sys.argv[1], encoding="utf-8"))
validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
count, faults = 0, []
for path in sys.argv[2:]:
    for line in open(path, encoding="utf-8"):
        if not line.strip():
            continue
        value = json.loads(line)
        article = value.get("article") or value.get("data", {}).get("article")
        if article is None:
            continue
        count += 1
        faults += [f"{path}: {error.json_path}: {error.message}" for error in validator.iter_errors(article)]
print("\n".join(faults[:10]) or f"{count} valid")
sys.exit(1 if faults else 0)
