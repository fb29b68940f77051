"""The JSON Schema of the output, made from the pydantic models."""

import json

from minutes_extract.model.minutes import SCHEMA_VERSION, Minutes


def json_schema() -> str:
    """JSON Schema (2020-12) of a document of minutes, as JSON text that ends in a line end."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:minutes-extract:minutes:{SCHEMA_VERSION}",
    }
    schema |= Minutes.model_json_schema(mode="serialization")
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
