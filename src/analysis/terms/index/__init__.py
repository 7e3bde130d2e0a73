"""Every word of the articles by its number, with its place: what is asked often is found without reading the texts."""
