package io.github.keycloakpat.server.webhook;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where webhooks may point to: refusal 96. Test servers list 127.0.0.0/8 and ::1 in {@code webhook-allow}. */
@KeycloakTest
@Tag("wire")
class WebhookUrlIT {
    private final WebhookRest webhooks;

    WebhookUrlIT(TestRealm realm) {
        this.webhooks = WebhookRest.mighty(realm);
    }

    @AfterEach
    void roomForOthers() {
        webhooks.clear();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // inside
                "https://10.0.0.1/",
                "https://172.31.255.255/",
                "https://192.168.1.1/",
                "https://100.64.0.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://0.0.0.0/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://198.18.0.1/",
                "https://[fe80::1]/",
                "https://[fd00:ec2::254]/latest/meta-data/",
                "https://[ff02::1]/",
                "https://[::]/",
                "https://[2001:db8::1]/",
                // inside, as other addresses tell it
                "https://[::ffff:10.0.0.1]/",
                "https://[::ffff:a00:1]/",
                "https://[::10.0.0.1]/",
                "https://[64:ff9b::10.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[64:ff9b:1::a00:1]/",
                "https://[2002:a00:1::]/",
                "https://[2002:7f00:1::1]/",
                "https://[2001::1]/",
                // in notations that only some understand
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.1/",
                "https://0177.0.0.1/",
                "https://017700000001/",
                "https://127.1/",
                "https://127.0.1/",
                "https://0x5db8d70e/",
                "https://010.8.8.8/",
                "https://93.184.215.0x0e/",
                "https://93.184.215.14./",
                "https://[fe80::1%25eth0]/",
                "https://[fe80::1%eth0]/",
                "https://[v1.10.0.0.1]/",
                "https://①②⑦.⓪.⓪.①/",
                "https://93。184。215。14/",
                // by another way
                "http://93.184.215.14/",
                "https://93.184.215.14:8443/",
                "https://93.184.215.14:80/",
                "https://93.184.215.14:0/",
                "https://93.184.215.14:65536/",
                "https://93.184.215.14:99999999999/",
                "https://93.184.215.14:x/",
                "ftp://93.184.215.14/",
                "ws://93.184.215.14/",
                "gopher://127.0.0.1:9/",
                "jar:https://93.184.215.14!/",
                "file:///etc/passwd",
                "javascript:alert(1)",
                // with what no target may have
                "https://user:password@93.184.215.14/",
                "https://user@93.184.215.14/",
                "https://@93.184.215.14/",
                "https://93.184.215.14@127.0.0.1/",
                "https://93.184.215.14/#fragment",
                // that are no URLs
                "",
                " ",
                "93.184.215.14",
                "//93.184.215.14/",
                "/hook",
                "https:",
                "https://",
                "https:///hook",
                "https:93.184.215.14",
                "https://:443/",
                "https://?x",
                " https://93.184.215.14/",
                "https://93.184.215.14/ ",
                "https://93.184.215.14/a b",
                "https://93.184.215.14/ä",
                "https://93.184.215.14/\t",
                "https://93.184.215.14\n.example/",
                "https://93.184.215.14\\@127.0.0.1/",
                "https://93.184.215.14/%zz",
                "https://a_b.example/",
                "https://-/",
                "https://no-such-host.invalid/",
            })
    void aTargetThatNothingMayBeSentToIsRefusedAtOnceAndLater(String url) {
        String id = webhooks.make("enabled", false);

        assertRefused(webhooks.create("url", url), 400, "webhook_url_refused", "url");
        assertRefused(webhooks.update(id, "url", url), 400, "webhook_url_refused", "url");

        assertThat(WebhookRest.ids(webhooks.list())).containsExactly(id);
        assertThat(webhooks.read(id).path("url").asText()).isEqualTo(WebhookRest.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://93.184.215.14/",
                "https://93.184.215.14:443/hook?x=1&y=%20",
                "HTTPS://93.184.215.14",
                "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/",
                "http://127.0.0.1:9/",
                "http://127.8.9.10:9/",
                "http://[::1]:9/",
                "http://[::ffff:127.0.0.1]:9/",
                "http://localhost:9/",
            })
    void aTargetThatIsPublicOrListedIsTaken(String url) {
        String id = webhooks.make("url", url, "enabled", false);

        assertThat(webhooks.read(id).path("url").asText()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://10.0.0.1/", "https://no-such-host.invalid/"})
    void nothingIsToldOfTheNetwork(String url) {
        String message = webhooks.create("url", url).text("errorMessage");

        assertThat(message)
                .isEqualTo(webhooks.create("url", "https://192.168.1.1/").text("errorMessage"));
        assertThat(List.of("10.0.0.1", "no-such-host")).noneMatch(message::contains);
    }
}
