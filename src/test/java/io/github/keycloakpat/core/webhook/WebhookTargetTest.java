package io.github.keycloakpat.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.grant.IpRange;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTargetTest {
    private static final InetAddress PUBLIC = address("93.184.216.34");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hook.example",
                "//hook.example/x",
                "ftp://hook.example/x",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "https://",
                "https:///x",
                "https://user@hook.example/",
                "https://user:secret@hook.example/",
                "https://@hook.example/",
                "https://hook.example/#part",
                "https://hook.example:0/",
                "https://hook.example:65536/",
                "https://hook.example:99999999999/",
                "https://hook.example./",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://0177.0.0.1/",
                "https://127.1/",
                "https://127.0.0.01/",
                "https://hook.0x/",
                "https://hook.7/",
                "https://[::1",
                "https://[fe80::1%25eth0]/",
                "https://[fe80::1%eth0]/",
                "https://[v1.a]/",
                "https://ho ok.example/",
                "https://hook_a.example/",
                "https://höök.example/",
                "https://hook.example\\@127.0.0.1/",
                "https://hook.example/\u0000"
            })
    void whatIsNoPlainAddressIsRefused(String url) {
        assertThatThrownBy(() -> WebhookTarget.parse(url)).isInstanceOfSatisfying(FaultException.class, e -> {
            assertThat(e.fault()).isEqualTo(Fault.WEBHOOK_URL_REFUSED);
            assertThat(e.field()).contains("url");
        });
    }

    @Test
    void aLongOneIsRefused() {
        assertThatThrownBy(() -> WebhookTarget.parse("https://hook.example/" + "a".repeat(1010)))
                .hasMessageContaining("1024");
    }

    @ParameterizedTest
    @CsvSource({
        "https://hook.example/x?y=1,        hook.example,   443",
        "HTTPS://Hook.Example,              hook.example,   443",
        "https://xn--hk-fkaa.example/,      xn--hk-fkaa.example, 443",
        "http://hook.example/,              hook.example,   80",
        "https://hook.example:8443/,        hook.example,   8443",
        "https://192.0.2.1/,                192.0.2.1,      443",
        "https://[2001:DB8::1]:444/,        2001:db8::1,    444",
        "https://1.hook2.example/,          1.hook2.example, 443"
    })
    void whatIsOneIsRead(String url, String host, int port) {
        WebhookTarget target = WebhookTarget.parse(url);

        assertThat(target.host()).isEqualTo(host);
        assertThat(target.port()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.255",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2002:a00:1::",
                "3fff::1",
                "4000::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void whatIsNotPublicIsRefused(String literal) {
        InetAddress address = address(literal);

        assertThat(PublicAddresses.contain(address)).isFalse();
        assertThat(target("https://hook.example/").isAllowed(List.of(address), TargetList.none()))
                .isFalse();
        assertThat(target("https://hook.example/").isAllowed(List.of(PUBLIC, address), TargetList.none()))
                .as("beside a good one")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"})
    void whatIsPublicIsAllowedByHttpsAtItsPort(String literal) {
        List<InetAddress> found = List.of(address(literal));

        assertThat(target("https://hook.example/").isAllowed(found, TargetList.none()))
                .isTrue();
        assertThat(target("https://hook.example:443/").isAllowed(found, TargetList.none()))
                .isTrue();
        assertThat(target("http://hook.example/").isAllowed(found, TargetList.none()))
                .isFalse();
        assertThat(target("http://hook.example:443/").isAllowed(found, TargetList.none()))
                .isFalse();
        assertThat(target("https://hook.example:8443/").isAllowed(found, TargetList.none()))
                .isFalse();
        assertThat(target("https://hook.example/").isAllowed(List.of(), TargetList.none()))
                .isFalse();
    }

    @Test
    void whatIsListedIsAllowedAtAnyPort() {
        TargetList listed = TargetList.parse("10.0.0.0/8, fd00::/8\n hooks.internal,127.0.0.1");

        for (String url :
                Stream.of("http://a.example:8080/", "https://a.example/").toList()) {
            assertThat(target(url).isAllowed(List.of(address("10.9.9.9")), listed))
                    .isTrue();
            assertThat(target(url).isAllowed(List.of(address("fd12::1")), listed))
                    .isTrue();
            assertThat(target(url).isAllowed(List.of(address("127.0.0.1")), listed))
                    .isTrue();
            assertThat(target(url).isAllowed(List.of(address("127.0.0.2")), listed))
                    .isFalse();
            assertThat(target(url).isAllowed(List.of(address("10.9.9.9"), address("192.168.0.1")), listed))
                    .isFalse();
        }
        assertThat(target("http://hooks.internal:81/").isAllowed(List.of(address("192.168.0.1")), listed))
                .isTrue();
        assertThat(target("http://HOOKS.internal/").isAllowed(List.of(address("192.168.0.1")), listed))
                .isTrue();
        assertThat(target("http://a.hooks.internal/").isAllowed(List.of(address("192.168.0.1")), listed))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/33",
                "10.0.0.256",
                "127.1",
                "*.internal",
                "http://a.example",
                "a_b",
                "-a",
                "10.0.0.1:80"
            })
    void aListThatIsNotUnderstoodIsRefused(String text) {
        assertThatThrownBy(() -> TargetList.parse("10.0.0.0/8," + text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(text);
    }

    /** No address of IPv6 that holds one of IPv4 is public, whatever that one is. */
    @Property
    void nothingThatIsTranslatedIsPublic(@ForAll @Size(4) byte[] v4) throws UnknownHostException {
        for (String prefix : List.of("64:ff9b::", "64:ff9b:1::", "2002::", "::", "::ffff:0:0")) {
            byte[] bytes = address16(prefix);
            int at = prefix.equals("2002::") ? 2 : 12;
            System.arraycopy(v4, 0, bytes, at, 4);
            InetAddress address = InetAddress.getByAddress(bytes);
            if (address.getAddress().length == 16) {
                assertThat(PublicAddresses.contain(address)).isFalse();
            }
        }
    }

    private static byte[] address16(String literal) {
        byte[] bytes = IpRange.parseAddress(literal).orElseThrow().getAddress();
        return bytes.length == 16 ? bytes : new byte[16];
    }

    private static WebhookTarget target(String url) {
        return WebhookTarget.parse(url);
    }

    private static InetAddress address(String literal) {
        return IpRange.parseAddress(literal).orElseThrow();
    }
}
