"""The page on which `make run` shows the mail chute at work, and SES can be broken for a rehearsal."""
