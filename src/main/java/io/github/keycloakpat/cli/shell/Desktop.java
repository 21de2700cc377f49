package io.github.keycloakpat.cli.shell;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The desktop of this machine, if it has one, which opens addresses. {@code BROWSER} names another program for that. */
public final class Desktop {
    private final Environment environment;

    public Desktop(Environment environment) {
        this.environment = environment;
    }

    /** @return whether a program was started; what becomes of it nobody knows */
    public boolean open(URI address) {
        Optional<List<String>> opener = opener();
        if (opener.isEmpty()) {
            return false;
        }
        List<String> words = new ArrayList<>(opener.get());
        words.add(address.toString());
        try {
            new ProcessBuilder(words)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) { // no such program: the address is shown to be opened by hand
            return false;
        }
    }

    private Optional<List<String>> opener() {
        Optional<String> chosen = environment.get("BROWSER");
        if (chosen.isPresent()) {
            return chosen.map(List::of);
        }
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("mac")) {
            return Optional.of(List.of("open"));
        }
        if (system.startsWith("windows")) {
            return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler"));
        }
        boolean desktop = environment.get("DISPLAY").isPresent()
                || environment.get("WAYLAND_DISPLAY").isPresent();
        return desktop ? Optional.of(List.of("xdg-open")) : Optional.empty();
    }
}
