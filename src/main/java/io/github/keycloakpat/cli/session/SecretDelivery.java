package io.github.keycloakpat.cli.session;

import io.github.keycloakpat.cli.shell.Shown;
import io.github.keycloakpat.cli.shell.Stop;
import java.util.Optional;

/**
 * Where a new value goes, settled before there is one: so none is made that nobody gets. Close it after the call; a file
 * that got no value is taken away.
 */
public final class SecretDelivery implements AutoCloseable {
    private final Context context;
    private final boolean show;
    private final Optional<SecretFile> file;

    private SecretDelivery(Context context, boolean show, Optional<SecretFile> file) {
        this.context = context;
        this.show = show;
        this.file = file;
    }

    /** @throws Stop wrong usage, if nobody would get it */
    public static SecretDelivery prepare(Context context, SecretOptions options) {
        boolean canAsk = context.terminal().isInteractive() && !context.json();
        if (!options.show && options.file.isEmpty() && !canAsk) {
            throw Stop.wrongUsage(
                    "The new value is shown only once, and nothing was said about where it goes. Nothing was done.",
                    "Add --secret-file FILE (a new file for you alone), or --show-secret to print it.");
        }
        return new SecretDelivery(context, options.show, options.file.map(SecretFile::create));
    }

    /** From here on there may be a value. */
    public void expect() {
        file.ifPresent(SecretFile::expect);
    }

    /** Whether an answer in JSON holds it. */
    public boolean isShown() {
        return show;
    }

    /** Hands it over; once. */
    public void deliver(String secret, String masked, String another) {
        file.ifPresent(target -> {
            target.write(secret, another);
            context.note("The value is in " + target.path() + ". It can't be had again.");
        });
        if (!context.json()) {
            if (show) {
                print(secret);
            } else if (file.isEmpty()) {
                ask(secret, masked, another);
            }
        }
    }

    private void ask(String secret, String masked, String another) {
        context.note("The value is " + masked + ". It is shown this once, and can't be had again.");
        if (context.terminal().confirm("Show it now, in full?")) {
            print(secret);
        } else {
            context.note("It was not shown, and nobody has it now. For another value: " + another);
        }
    }

    private void print(String secret) {
        context.terminal().out().println(Shown.text(secret));
        context.note(
                "Save it now: it won't be shown again. Keep it in a password manager or a secret store; never commit or "
                        + "share it.");
    }

    @Override
    public void close() {
        file.ifPresent(SecretFile::close);
    }
}
