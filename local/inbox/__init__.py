"""The pages on which `make run` shows the mail that the local SES took."""
