"""The browser page: the paper beside the fields, corrections kept as patches, golden files made of both."""
