package io.github.keycloakpat.cli.session;

import io.github.keycloakpat.cli.shell.Environment;
import io.github.keycloakpat.cli.shell.Facts;
import io.github.keycloakpat.cli.shell.Paint;
import io.github.keycloakpat.cli.shell.Progress;
import io.github.keycloakpat.cli.shell.Shown;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.cli.shell.Table;
import io.github.keycloakpat.cli.shell.Terminal;
import io.github.keycloakpat.cli.signin.SignInFile;
import io.github.keycloakpat.client.Json;
import io.github.keycloakpat.client.PatClient;
import io.github.keycloakpat.client.Server;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a command has at hand: its server and who calls it, and where answers go. */
public final class Context {
    private static final String SELF = "self";

    private final Globals globals;
    private final Environment environment;
    private final Terminal terminal;
    private final InstantSource clock;
    private @Nullable Caller caller;

    public Context(Globals globals, Environment environment, Terminal terminal, InstantSource clock) {
        this.globals = globals;
        this.environment = environment;
        this.terminal = terminal;
        this.clock = clock;
    }

    public Terminal terminal() {
        return terminal;
    }

    public Environment environment() {
        return environment;
    }

    public InstantSource clock() {
        return clock;
    }

    public Instant now() {
        return clock.instant();
    }

    public SignInFile signInFile() {
        return new SignInFile(environment.folder());
    }

    public Connections connections() {
        return new Connections(globals, environment, signInFile(), clock);
    }

    /** Calls as who is signed in. */
    public synchronized PatClient client() {
        if (caller == null) {
            caller = caller();
        }
        return caller.client();
    }

    /** Who is signed in now, which may have changed since the last call. */
    public Caller caller() {
        Connections connections = connections();
        Server server = connections.server();
        return new Caller(server, connections.identity(server));
    }

    /** Who has this personal access token, at this server. */
    public Caller caller(Server server, String token) {
        return new Caller(server, connections().identity(server, token));
    }

    /** The id of a token as it was typed; {@code self} is the one of {@code KCPAT_TOKEN}. */
    public String tokenId(String typed) {
        if (!typed.equals(SELF)) {
            return typed;
        }
        client();
        return Optional.ofNullable(caller)
                .flatMap(Caller::tokenId)
                .orElseThrow(() -> Stop.wrongUsage(
                        "'self' is the token by which you call, and you are signed in otherwise.",
                        "Set KCPAT_TOKEN to a personal access token, or give an id: kcpat tokens list"));
    }

    public boolean json() {
        return globals.json();
    }

    public Paint paint() {
        return new Paint(terminal.isInteractive()
                && !globals.noColor()
                && environment.get("NO_COLOR").isEmpty());
    }

    /** The answer of a command: JSON for programs, a table for people. */
    public void show(Object value, Supplier<Table> table) {
        terminal.out().print(json() ? json(value) : table.get().render(terminal.width(), paint()));
    }

    /** The answer of a command about one thing. */
    public void showFacts(Object value, Supplier<Facts> facts) {
        terminal.out().print(json() ? json(value) : facts.get().render());
    }

    /** That something was done: for programs, how many; for people, a word. */
    public void done(String what, long count, String text) {
        if (json()) {
            terminal.out().print(json(Map.of(what, count)));
        } else {
            note(text);
        }
    }

    /** JSON in which nothing can steer a terminal either. */
    private static String json(Object value) {
        return Shown.json(Json.write(value)) + "\n";
    }

    /** What people should know beside the answer; programs need not. */
    public void note(String text) {
        terminal.err().println(Shown.text(text));
    }

    /** Does what takes long, and tells a person so meanwhile. */
    public <T> T during(String what, Supplier<T> work) {
        return Progress.during(terminal, what, work);
    }

    public boolean mayAsk() {
        return terminal.isInteractive() && !globals.yes();
    }

    /**
     * Before what can't be undone: asks a person at a terminal; {@code --yes} answers for those who are not there.
     *
     * @param question told only if it is asked: it may need a call
     */
    public void confirm(Supplier<String> question) {
        if (globals.yes()) {
            return;
        }
        if (!terminal.isInteractive()) {
            throw Stop.wrongUsage(
                    "This can't be undone, and nobody is here to be asked.", "If it is meant, add --yes.");
        }
        if (!terminal.confirm(Shown.text(question.get()))) {
            throw Stop.failed("Nothing was changed.");
        }
    }
}
