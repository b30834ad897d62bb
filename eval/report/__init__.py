"""What a run tells: on the console, as JSON, and as one HTML page."""
