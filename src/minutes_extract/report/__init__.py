"""What a folder of JSON holds, for people: a summary to open in a browser and a register of the meetings as a workbook."""
