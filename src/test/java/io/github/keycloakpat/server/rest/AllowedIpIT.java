package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static io.github.keycloakpat.server.rest.Refusals.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Address ranges that a token may be bound to. */
@KeycloakTest
@Tag("wire")
class AllowedIpIT {
    private final UserRest alice;

    AllowedIpIT(TestRealm realm) {
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeEach
    void noTokens() {
        alice.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0, 8",
        "10.1.2.3/8, 10.0.0.0, 8",
        "192.168.1.129/25, 192.168.1.128, 25",
        "192.0.2.7, 192.0.2.7, 32",
        "192.0.2.7/32, 192.0.2.7, 32",
        "0.0.0.0/0, 0.0.0.0, 0",
        "255.255.255.255/0, 0.0.0.0, 0",
        "2001:db8::/32, 2001:db8::, 32",
        "2001:DB8:1:2:3:4:5:6/33, 2001:db8::, 33",
        "2001:db8::1, 2001:db8::1, 128",
        "::1, ::1, 128",
        "::/0, ::, 0",
        "::ffff:10.1.2.3, 10.1.2.3, 32",
        "::ffff:10.1.2.3/104, 10.0.0.0, 8",
        "::ffff:0a01:0203/128, 10.1.2.3, 32"
    })
    void areKeptWithoutTheBitsThatDoNotCount(String range, String network, int length) throws Exception {
        JsonNode token = alice.make("allowedIps", List.of(range));

        String[] kept = token.path("allowedIps").path(0).asText().split("/", -1);
        assertThat(InetAddress.getByName(kept[0])).isEqualTo(InetAddress.getByName(network));
        assertThat(kept[1]).isEqualTo(String.valueOf(length));
        assertThat(alice.read(token.path("id").asText()).path("allowedIps")).isEqualTo(token.path("allowedIps"));
    }

    @Test
    void readAsPeopleWriteThem() {
        JsonNode token = alice.make("allowedIps", List.of("10.1.2.3/8", "192.0.2.7", "2001:db8::/32", "10.0.0.0/8"));

        assertThat(texts(token.path("allowedIps"))).containsExactly("10.0.0.0/8", "192.0.2.7/32", "2001:db8::/32");
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "localhost",
                "example.org",
                "example.org/24",
                "10.0.0.0/33",
                "10.0.0/8",
                "10.0.0.0/",
                "/8",
                "10.0.0.0/-1",
                "10.0.0.0/+8",
                "10.0.0.0/08",
                "10.0.0.0/8/8",
                "10.0.0.0/255.0.0.0",
                "10.0.0.0/a",
                "256.1.1.1",
                "10.0.0.256/8",
                "1",
                "2130706433",
                "0x7f.0.0.1",
                "0x7f000001",
                "127.1",
                "010.0.0.1",
                "1.2.3.4.5",
                "1.2.3.",
                "::1/129",
                "::g",
                ":::",
                "1:2:3:4:5:6:7:8:9",
                "fe80::1%eth0",
                "fe80::1%1",
                "[::1]",
                "10.0.0.0/8 ",
                " 10.0.0.0/8",
                "",
                " ",
                "*",
                "any",
                "10.0.0.1-10.0.0.9",
                "10.0.0.0/8,192.0.2.0/24",
                "::ffff:10.0.0.0/95",
                "10.0.0.1:80",
                "１０.0.0.1",
                "10.0.0.0\n/8"
            })
    void areNothingElseThanAddressesAndRanges(String range) {
        assertRefused(
                alice.create("name", "x", "allowedIps", List.of("10.0.0.0/8", range)),
                400,
                "invalid_ip_range",
                "allowedIps");
        assertThat(alice.names()).isEmpty();
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"10.0.0.1\\u0000", "\\ud800"})
    void areNothingThatNoDatabaseKeeps(String text) {
        Answer answer = alice.http()
                .post("")
                .json("{\"name\":\"x\",\"allowedIps\":[\"" + text + "\"]}")
                .send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("field")).isEqualTo("allowedIps");
        assertThat(alice.names()).isEmpty();
    }

    @Test
    void areAHundredAtMost() {
        List<String> many =
                IntStream.range(0, 101).mapToObj(i -> "192.0.2." + i).toList();

        assertThat(alice.make("allowedIps", many.subList(0, 100)).path("allowedIps"))
                .hasSize(100);
        assertRefused(alice.create("name", "x", "allowedIps", many), 400, "invalid_request", "allowedIps");
    }
}
