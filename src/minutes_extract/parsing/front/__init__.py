"""What stands before the agenda but the lists of names: title block, covering letter, opening and closing."""
