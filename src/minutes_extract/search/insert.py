"""One row into a table of the database."""

import sqlite3

SqlValue = str | int | float | None


def insert(connection: sqlite3.Connection, table: str, **values: SqlValue) -> int:
    """Insert a row and give its id. Names of tables and columns are ours, values are bound."""
    columns = ", ".join(values)
    marks = ", ".join("?" * len(values))
    cursor = connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(values.values()))
    return cursor.lastrowid or 0
