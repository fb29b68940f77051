"""Files that hold documents: archives, messages, PDFs with files attached, folders of pictures."""
