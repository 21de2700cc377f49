package io.github.keycloakpat.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sso.example.com",
                "https://sso.example.com:8443/auth",
                "HTTPS://sso.example.com",
                "https://[2001:db8::1]",
                "http://localhost:8080",
                "http://LOCALHOST",
                "http://127.0.0.1:8080",
                "http://127.12.3.4",
                "http://[::1]:8080"
            })
    void httpsIsForAllAndHttpForThisMachine(String url) {
        assertThat(Server.of(url, "shop").base()).isEqualTo(URI.create(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sso.example.com",
                "http://localhost.evil.com",
                "http://127.0.0.1.evil.com",
                "http://evil.com/localhost",
                "http://localhost.",
                "http://127.evil.com",
                "http://127.0.0.1evil.com",
                "http://128.0.0.1",
                "http://0.0.0.0",
                "http://10.0.0.1",
                "http://[::]",
                "http://[::ffff:10.0.0.1]",
                "http://notlocalhost",
                "http://127.999.999.999",
                "http://2130706433",
                "https://user@sso.example.com",
                "https://user:pass@sso.example.com",
                "http://localhost@evil.com",
                "http://localhost:8080@evil.com",
                "https://sso.example.com?x=y",
                "https://sso.example.com/#x",
                "http://127.0.0.1\\@evil.com",
                "http://127.0.0.1#@evil.com",
                "ftp://localhost",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "sso.example.com",
                "//sso.example.com",
                "https:",
                "https://",
                "https:///realms",
                "https://sso example.com",
                ""
            })
    void nothingElseIsAnAddress(String url) {
        assertThatThrownBy(() -> Server.of(url, "shop")).isInstanceOf(Unusable.class);
    }

    @Test
    void aPasswordInTheAddressIsNotQuoted() {
        assertThatThrownBy(() -> Server.of("https://user:pass@sso.example.com", "shop"))
                .message()
                .doesNotContain("pass");
        assertThatThrownBy(() -> Server.of("https://user:pass@bad_host", "shop"))
                .message()
                .doesNotContain("pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "a/../b", "../master", "..\\master", "a/."})
    void aRealmIsNoWayToAnotherPlace(String realm) {
        assertThatThrownBy(() -> Server.of("https://sso.example.com", realm)).isInstanceOf(Unusable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "shop, shop",
        "my shop, my%20shop",
        "a/b, a%2Fb",
        "a?b#c, a%3Fb%23c",
        "%2e%2e, %252e%252e",
        "a.b, a.b",
        "..., ...",
        "größe, gr%C3%B6%C3%9Fe"
    })
    void aRealmIsOnePartOfThePath(String realm, String part) {
        assertThat(Server.of("https://sso.example.com/auth/", realm).address())
                .hasToString("https://sso.example.com/auth/realms/" + part);
    }

    @Test
    void allAddressesAreBelowTheGivenOne() {
        Server server = Server.of(" https://sso.example.com// ", "shop");

        assertThat(server.own("/1")).hasToString("https://sso.example.com/realms/shop/personal-access-tokens/1");
        assertThat(server.administration(""))
                .hasToString("https://sso.example.com/admin/realms/shop/personal-access-tokens");
        assertThat(server.protocol("/token"))
                .hasToString("https://sso.example.com/realms/shop/protocol/openid-connect/token");
        assertThat(server.discovery())
                .hasToString("https://sso.example.com/realms/shop/.well-known/openid-configuration");
    }

    @Test
    void thisMachineIsKnownByItsNameAlone() {
        assertThat(Server.isLoopback("Localhost")).isTrue();
        assertThat(Server.isLoopback("[::1]")).isTrue();
        assertThat(Server.isLoopback("localhost.localdomain")).isFalse();
        assertThat(Server.isLoopback("")).isFalse();
    }
}
