package io.github.keycloakpat.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class QueryProperties {
    @Property
    void aValueIsOneParameterAndComesBack(@ForAll("texts") String value) {
        String query = Query.all().with("search", value).with("status", "all").toString();

        assertThat(query).matches("\\?search=[0-9A-Za-z._*%-]*&status=all");
        assertThat(URI.create("https://sso.example.com/" + query).getRawFragment())
                .isNull();
        String sent = query.substring("?search=".length(), query.length() - "&status=all".length());
        assertThat(URLDecoder.decode(sent, StandardCharsets.UTF_8)).isEqualTo(value);
    }

    @Property
    void aPartOfAPathStaysOne(@ForAll("texts") String text) {
        assertThat(Segment.encode(text)).doesNotContain("/", "\\", "?", "#", " ", "+");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().ofMaxLength(30).filter(text -> text.equals(wellFormed(text)));
    }

    /** Without halves of surrogate pairs, which are no characters. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Example
    void whatSaysNothingIsLeftOut() {
        assertThat(Query.all()).hasToString("");
        assertThat(Query.all().with("status", Optional.empty())).hasToString("");
        assertThat(Query.all().with("a b", Optional.of("c&d=e")).page(3, 7))
                .hasToString("?a%20b=c%26d%3De&first=3&max=7");
    }

    @Example
    void aNameMayComeMoreThanOnceAndAQueryStaysAsItWas() {
        Query one = Query.all().with("type", "LEAKED");

        assertThat(one.with("type", "REVOKED")).hasToString("?type=LEAKED&type=REVOKED");
        assertThat(one).hasToString("?type=LEAKED");
    }
}
