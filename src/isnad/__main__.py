"""``python -m isnad`` is the program ``isnad``."""

from isnad.cli import main

if __name__ == "__main__":
    main()
