"""What speaks for a block being furniture, a module for each kind; every function marks blocks of a Sheet. Pure."""
