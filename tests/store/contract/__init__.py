"""What any store must do, told in the words of its port alone. A second engine is named in conftest.py, no more."""
