"""The addresses of the JSON interface, one small table per noun."""
