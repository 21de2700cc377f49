package io.github.keycloakpat.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.api.PolicyRepresentation;
import io.github.keycloakpat.token.PatFormat;
import java.lang.reflect.RecordComponent;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PolicyTextsTest {
    private static final String VALUE =
            PatFormat.mint("kcpat", new SecureRandom()).reveal();

    @Test
    void watchesEveryFieldThatThePolicyShows() {
        assertThat(Arrays.stream(PolicyRepresentation.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .filter(name -> !name.equals("warnings")))
                .containsExactlyInAnyOrderElementsOf(PolicyTexts.FIELDS);
    }

    @Test
    void tellsWhatIsNewOtherAndGone() {
        Map<String, String> before = texts("enabled", "false", "retention", "P1D", "tokenPrefix", "ci")
                .remembered();

        assertThat(texts("enabled", "true", "tokenPrefix", "ci", "noticeDays", "7")
                        .changesSince(before))
                .isEqualTo(Map.of("enabled", "true", "retention", "", "noticeDays", "7"));
    }

    @Test
    void spacesAroundATextAndATextOfSpacesSayNothing() {
        assertThat(texts("enabled", " true\n", "retention", "  ")
                        .changesSince(texts("enabled", "true").remembered()))
                .isEmpty();
    }

    @Test
    void anEmptyChangeTakesATextAway() {
        assertThat(texts("enabled", "true", "retention", "P1D").with(Map.of("retention", "", "noticeDays", "3")))
                .isEqualTo(texts("enabled", "true", "noticeDays", "3"));
    }

    @Test
    void longTextsAreShownInPartButComparedInFull() {
        String text = "x".repeat(300);
        Map<String, String> before = texts("managementClients", text + "1").remembered();

        assertThat(before.get("managementClients")).hasSize(71);
        assertThat(texts("managementClients", text + "1").changesSince(before)).isEmpty();
        assertThat(texts("managementClients", text + "2").changesSince(before).get("managementClients"))
                .hasSize(255)
                .endsWith("x…");
    }

    @Test
    void aTextOf255CharactersIsShownAndRememberedAsItIs() {
        String text = "x".repeat(255);

        assertThat(texts("requiredRole", text).changesSince(Map.of())).containsEntry("requiredRole", text);
        assertThat(texts("requiredRole", text).remembered()).containsEntry("requiredRole", text);
    }

    @Test
    void aTokensValueIsNeitherShownNorRemembered() {
        String before = "x".repeat(225) + " ";
        PolicyTexts texts = texts("requiredRole", VALUE, "managementClients", before + VALUE);

        assertThat(texts.changesSince(Map.of()).toString()).doesNotContain(VALUE.substring(6, 20));
        assertThat(texts.changesSince(Map.of())).containsEntry("requiredRole", "kcpat_[redacted]");
        assertThat(texts.remembered().toString()).doesNotContain(VALUE.substring(6, 20));
        assertThat(texts.changesSince(texts.remembered())).isEmpty();
    }

    private static PolicyTexts texts(String... fieldsAndTexts) {
        var byField = new TreeMap<String, String>();
        for (int i = 0; i < fieldsAndTexts.length; i += 2) {
            byField.put(fieldsAndTexts[i], fieldsAndTexts[i + 1]);
        }
        return new PolicyTexts(byField);
    }
}
