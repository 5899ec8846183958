"""The seam that every engine fills, the store of generations, the fields of a paragraph."""
