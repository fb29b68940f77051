"""The agenda zone: its paragraphs, the tree of items, and what stands under each."""
