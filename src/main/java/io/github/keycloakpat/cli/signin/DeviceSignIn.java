package io.github.keycloakpat.cli.signin;

import io.github.keycloakpat.cli.shell.Progress;
import io.github.keycloakpat.cli.shell.Shown;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.cli.shell.Terminal;
import io.github.keycloakpat.client.DeviceCode;
import io.github.keycloakpat.client.Pkce;
import io.github.keycloakpat.client.Refused;
import io.github.keycloakpat.client.TokenAnswer;
import io.github.keycloakpat.client.TokenEndpoint;
import io.github.keycloakpat.client.Unreachable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A sign-in in a browser on any device, by a code (RFC 8628): also by ssh and where there is no desktop. */
public final class DeviceSignIn {
    private static final int SLOWER_SECONDS = 5;

    private final TokenEndpoint endpoint;
    private final Terminal terminal;
    private final Pkce pkce = Pkce.random();

    public DeviceSignIn(TokenEndpoint endpoint, Terminal terminal) {
        this.endpoint = endpoint;
        this.terminal = terminal;
    }

    /** Waits until the person has answered, or the code has ended. */
    public TokenAnswer run() {
        DeviceCode device = endpoint.device(pkce);
        terminal.err().println("Open this address in a browser, and sign in there:");
        terminal.err().println("  " + Shown.text(address(device)));
        terminal.err().println("It asks for this code: " + Shown.text(device.userCode()));
        try (Progress progress = Progress.of(terminal, "Waiting for your sign-in …")) {
            progress.begin();
            return await(device);
        }
    }

    private static String address(DeviceCode device) {
        String complete = device.verificationUriComplete();
        return complete == null ? device.verificationUri() : complete;
    }

    private TokenAnswer await(DeviceCode device) {
        long end = System.nanoTime() + Duration.ofSeconds(device.expiresIn()).toNanos();
        int interval = device.interval();
        while (System.nanoTime() < end) {
            pause(Math.min(interval, secondsUntil(end)));
            try {
                Optional<TokenAnswer> answer = ask(device);
                if (answer.isPresent()) {
                    return answer.get();
                }
            } catch (Refused e) {
                if (!e.error().equals("slow_down")) {
                    throw e;
                }
                interval += SLOWER_SECONDS;
            }
        }
        throw ended();
    }

    private static int secondsUntil(long end) {
        return (int) TimeUnit.NANOSECONDS.toSeconds(end - System.nanoTime()) + 1;
    }

    /** Empty while nobody has answered, and where an answer was lost on its way: the next question may do. */
    private Optional<TokenAnswer> ask(DeviceCode device) {
        try {
            return Optional.of(endpoint.device(device, pkce));
        } catch (Unreachable e) {
            return Optional.empty();
        } catch (Refused e) {
            return switch (e.error()) {
                case "authorization_pending" -> Optional.empty();
                case "access_denied" ->
                    throw Stop.failed("The sign-in was refused in the browser.", "Try again: kcpat login");
                case "expired_token" -> throw ended();
                default -> throw e;
            };
        }
    }

    private static Stop ended() {
        return Stop.failed("Nobody signed in before the code ended.", "Try again: kcpat login");
    }

    private static void pause(int seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Stop.failed("Interrupted.");
        }
    }
}
