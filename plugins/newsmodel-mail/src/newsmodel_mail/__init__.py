"""E-mail newsletters and forwarded articles for newsmodel."""

from newsmodel_mail.plugin import MAIL, MAILBOX, MailOptions

__all__ = ["MAIL", "MAILBOX", "MailOptions"]
