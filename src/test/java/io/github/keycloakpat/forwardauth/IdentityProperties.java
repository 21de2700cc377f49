package io.github.keycloakpat.forwardauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Names in headers: never a line break, never two names out of one, and the name can be had back. */
class IdentityProperties {
    @Property
    void aNameIsOneVisibleWordAndComesBack(@ForAll("names") String name) {
        String encoded = Identity.encode(name);

        assertThat(encoded).matches("[!-~]*");
        assertThat(URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8))
                .isEqualTo(name);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().ofMaxLength(40).filter(text -> text.equals(wellFormed(text)));
    }

    /** Without halves of surrogate pairs, which are no characters. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Example
    void lineBreaksEndNothing92() {
        assertThat(Identity.encode("a\r\nX-Pat-User: root")).isEqualTo("a%0D%0AX-Pat-User:%20root");
        assertThat(Identity.encode("alice@example.org")).isEqualTo("alice@example.org");
        assertThat(Identity.encode("100%")).isEqualTo("100%25");
    }
}
