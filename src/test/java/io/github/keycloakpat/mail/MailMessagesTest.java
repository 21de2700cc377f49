package io.github.keycloakpat.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.core.webhook.Webhook.OffReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of mails are there in each language. */
class MailMessagesTest {
    private static final String FOLDER = "/theme-resources/";
    private static final Pattern LABEL = Pattern.compile("patMailLabel\\w+");

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void thereIsAMessageForEachMailAndNoOther(String language) throws IOException {
        Set<String> used = new TreeSet<>(labels());
        for (MailText text : texts()) {
            Map<String, Object> notice = text.notice(Optional.empty(), Optional.empty());
            used.addAll(List.of(
                    text.subject(),
                    notice.get("intro").toString(),
                    notice.get("next").toString()));
        }

        assertThat(messages(language).stringPropertyNames()).containsExactlyInAnyOrderElementsOf(used);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void eachIsAPatternThatSaysWhatItShows(String language) throws IOException {
        Properties messages = messages(language);
        for (String key : messages.stringPropertyNames()) {
            String pattern = messages.getProperty(key);
            String shown = new MessageFormat(pattern, Locale.forLanguageTag(language)).format(new Object[] {7});
            assertThat(shown).as(key).doesNotContain("{", "}", "'");
            boolean shows = key.endsWith("Subject") || key.equals("patMailExpiringIntro");
            assertThat(pattern.contains("{0}")).as(key).isEqualTo(shows);
        }
    }

    @ParameterizedTest
    @EnumSource(MailKind.class)
    void eachMailHasTemplatesThatEscapeWhatTheyShow(MailKind kind) throws IOException {
        assertThat(read("templates/html/" + kind.template())).contains("<@pat.mail/>");
        assertThat(read("templates/text/" + kind.template())).startsWith("<#ftl output_format=\"plainText\">");
        assertThat(MailKind.find(kind.word())).contains(kind);
    }

    @Test
    void noTemplateTurnsEscapingOff() throws IOException {
        assertThat(read("templates/html/pat-notice.ftl")).doesNotContain("no_esc", "noautoesc", "output_format");
    }

    private static Set<String> labels() throws IOException {
        Set<String> labels = new TreeSet<>();
        for (String format : List.of("html", "text")) {
            LABEL.matcher(read("templates/" + format + "/pat-notice.ftl"))
                    .results()
                    .forEach(found -> labels.add(found.group()));
        }
        return labels;
    }

    /** All mails in all their variants. */
    private static List<MailText> texts() {
        List<MailText> texts = new ArrayList<>();
        for (MailKind kind : MailKind.values()) {
            switch (kind) {
                case REVOKED -> {
                    texts.add(text(kind));
                    texts.add(text(kind, MailFacts.ACTOR_ID, "admin"));
                }
                case LEAKED ->
                    List.of("present", "previous", "old")
                            .forEach(value -> texts.add(text(kind, MailFacts.VALUE, value)));
                case WEBHOOK_OFF -> {
                    for (OffReason reason : OffReason.values()) {
                        texts.add(text(kind, MailFacts.OFF, reason.name().toLowerCase(Locale.ROOT)));
                    }
                }
                case CREATED, ROTATED, REGENERATED, DELETED, NEW_ADDRESS, EXPIRING -> texts.add(text(kind));
            }
        }
        return texts;
    }

    private static MailText text(MailKind kind, String... facts) {
        Map<String, String> texts = new TreeMap<>();
        for (int i = 0; i < facts.length; i += 2) {
            texts.put(facts[i], facts[i + 1]);
        }
        return new MailText(kind, new MailFacts(texts));
    }

    private static Properties messages(String language) throws IOException {
        Properties messages = new Properties();
        try (InputStream in = open("messages/messages_" + language + ".properties")) {
            messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return messages;
    }

    private static String read(String path) throws IOException {
        try (InputStream in = open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String path) {
        InputStream in = MailMessagesTest.class.getResourceAsStream(FOLDER + path);
        assertThat(in).as(path).isNotNull();
        return in;
    }
}
