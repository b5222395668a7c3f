"""`python -m newsmodel`: the command line."""

from newsmodel.cli import main

if __name__ == "__main__":
    main()
