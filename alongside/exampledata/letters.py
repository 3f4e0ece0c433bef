"""Letters to invented people: they are said on the terminal, and go nowhere."""

import re
import sys
from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class Printed(BaseEmailBackend):
    """One line for each letter: to whom, what about, and the link that it holds."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for letter in email_messages:
            links = " ".join(re.findall(r"https?://\S+", str(letter.body)))
            sys.stdout.write(f"Letter to {', '.join(letter.to)}: {letter.subject}. {links}\n")
        sys.stdout.flush()
        return len(email_messages)
