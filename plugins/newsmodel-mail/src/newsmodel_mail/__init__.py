"""E-mail newsletters and forwarded articles for newsmodel."""

from newsmodel_mail.plugin import MAIL, MailOptions

__all__ = ["MAIL", "MailOptions"]
