package io.github.keycloakpat.node;

import io.github.keycloakpat.core.leak.ReportKeys;
import io.github.keycloakpat.core.webhook.TargetList;
import io.github.keycloakpat.token.Pepper;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * The server options {@code --spi-personal-access-token--jpa--<option>}.
 *
 * @param peppers newest first; empty: values are hashed without
 * @param usageFlush how often uses are written that were noted in memory
 * @param jobTick how often this node looks whether a job is due
 * @param refusedRate refused tokens a minute, from one address, that are answered as ever; 0 for any number
 * @param reportKeys of those whose reports of leaked values are taken
 * @param webhookAllow whom webhooks may point to, besides everybody outside of the server's network
 */
record PatSettings(
        List<Pepper> peppers,
        Duration usageFlush,
        Duration jobTick,
        int refusedRate,
        ReportKeys reportKeys,
        TargetList webhookAllow) {
    private static final String PEPPER_FILE = "pepper-file";
    private static final String USAGE_FLUSH_SECONDS = "usage-flush-seconds";
    private static final String JOB_TICK_SECONDS = "job-tick-seconds";
    private static final String REFUSED_RATE_OPTION = "refused-rate";
    private static final String LEAK_REPORT_PUBLIC_KEYS = "leak-report-public-keys";
    private static final String WEBHOOK_ALLOW = "webhook-allow";
    private static final int USAGE_FLUSH = 10;
    private static final int JOB_TICK = 60;
    private static final int REFUSED_RATE = 300;
    private static final int MILLIS = 3;

    static PatSettings presets() {
        return new PatSettings(
                List.of(),
                Duration.ofSeconds(USAGE_FLUSH),
                Duration.ofSeconds(JOB_TICK),
                REFUSED_RATE,
                ReportKeys.none(),
                TargetList.none());
    }

    /** @throws IllegalStateException if an option can't be read: the server must not start otherwise than it was told */
    static PatSettings read(Config.Scope config) {
        String pepperFile = config.get(PEPPER_FILE);
        String reportKeys = config.get(LEAK_REPORT_PUBLIC_KEYS);
        return new PatSettings(
                pepperFile == null ? List.of() : PepperFile.read(Path.of(pepperFile)),
                seconds(config, USAGE_FLUSH_SECONDS, USAGE_FLUSH),
                seconds(config, JOB_TICK_SECONDS, JOB_TICK),
                refusedRate(config),
                reportKeys == null ? ReportKeys.none() : ReportKeyFile.read(Path.of(reportKeys)),
                webhookAllow(config));
    }

    private static TargetList webhookAllow(Config.Scope config) {
        String text = config.get(WEBHOOK_ALLOW, "");
        try {
            return text.isBlank() ? TargetList.none() : TargetList.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "--spi-personal-access-token--jpa--" + WEBHOOK_ALLOW
                            + " must hold addresses, CIDRs or host names, and one is none: " + e.getMessage(),
                    e);
        }
    }

    private static int refusedRate(Config.Scope config) {
        String text = config.get(REFUSED_RATE_OPTION, Integer.toString(REFUSED_RATE));
        if (!text.matches("\\d{1,6}")) {
            throw new IllegalStateException("--spi-personal-access-token--jpa--" + REFUSED_RATE_OPTION
                    + " must be a number from 0 (no limit) to 999999, and is not: " + text);
        }
        return Integer.parseInt(text);
    }

    private static Duration seconds(Config.Scope config, String name, int preset) {
        String text = config.get(name, Integer.toString(preset));
        if (!text.matches("[1-9]\\d{0,4}|0\\.[1-9]")) {
            throw new IllegalStateException("--spi-personal-access-token--jpa--" + name
                    + " must be a number of seconds from 1 to 99999, or a tenth such as 0.5, and is not: " + text);
        }
        return Duration.ofMillis(new BigDecimal(text).movePointRight(MILLIS).longValueExact());
    }

    static List<ProviderConfigProperty> metadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(PEPPER_FILE)
                .type("string")
                .helpText("File with keys for HMAC-SHA-256 of token values: lines of an id and at least 32 bytes in"
                        + " base64, newest first. Without it values are hashed with SHA-256.")
                .add()
                .property()
                .name(USAGE_FLUSH_SECONDS)
                .type("string")
                .helpText("How often each node writes which tokens were used. Until then it is in memory only, and lost"
                        + " if the node is killed.")
                .defaultValue(USAGE_FLUSH)
                .add()
                .property()
                .name(JOB_TICK_SECONDS)
                .type("string")
                .helpText("How often each node looks whether a job is due: noting expired tokens and"
                        + " changed policies (each minute), revoking unused ones, forgetting old ones (each hour),"
                        + " and those whose owner is gone (each day).")
                .defaultValue(JOB_TICK)
                .add()
                .property()
                .name(REFUSED_RATE_OPTION)
                .type("string")
                .helpText("How many refused tokens a minute, of one realm and from one address (of IPv6: the first 64"
                        + " bits), each node answers as ever; further ones are answered 429. Good tokens are never"
                        + " limited. 0: no limit.")
                .defaultValue(REFUSED_RATE)
                .add()
                .property()
                .name("standard-revocation-enabled")
                .type("boolean")
                .helpText(
                        "Read when the server is built. If false, Keycloak's own OpenID Connect protocol stays in place,"
                                + " and values of tokens are revoked at .../protocol/openid-connect/ext/revoke alone.")
                .defaultValue(true)
                .add()
                .property()
                .name(LEAK_REPORT_PUBLIC_KEYS)
                .type("string")
                .helpText("File with keys of those whose reports of leaked tokens are taken: lines of an id and the DER"
                        + " form of an ECDSA P-256 public key in base64. Without it everybody's reports are taken.")
                .add()
                .property()
                .name(WEBHOOK_ALLOW)
                .type("string")
                .helpText("Addresses, CIDRs and host names, separated by commas, that webhooks may point to although"
                        + " they are not public, by http too and at any port. Without it webhooks go to public"
                        + " addresses at port 443 only.")
                .add()
                .build();
    }
}
