package io.github.keycloakpat.server.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;

/** A mail as it was received. */
record Letter(String to, String subject, String text, String html) {

    static Letter of(MimeMessage message) {
        try {
            MimeMultipart parts = (MimeMultipart) message.getContent();
            return new Letter(
                    message.getRecipients(Message.RecipientType.TO)[0].toString(),
                    message.getSubject(),
                    part(parts.getBodyPart(0), "text/plain"),
                    part(parts.getBodyPart(1), "text/html"));
        } catch (MessagingException | IOException e) {
            throw new AssertionError("an unreadable mail", e);
        }
    }

    private static String part(BodyPart part, String type) throws MessagingException, IOException {
        if (!part.isMimeType(type)) {
            throw new AssertionError(part.getContentType() + " instead of " + type);
        }
        return part.getContent().toString().replace("\r\n", "\n");
    }

    String all() {
        return subject + "\n" + text + "\n" + html;
    }
}
