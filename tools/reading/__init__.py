"""What tools/readability.py is made of: the texts of a pack, and one file a language for how they are measured."""
