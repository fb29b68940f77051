"""DOCX → lines: the printed text of Word's XML, with list numbers, merged cells and headings worked out."""
