"""What is known of an article: outlet, day, language."""
