"""Every message a user may see, in Thai and English: templates with their values."""
