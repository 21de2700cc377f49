package io.github.keycloakpat.server.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.github.keycloakpat.server.harness.Programs;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The machine's Chromium, started once for all tests; it ends with the tests' JVM. */
final class Chromium {
    /** Of a machine that is busy. */
    static final double PATIENCE_MS = 30_000;

    private static final String PROGRAM = "chromium";
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox", // else it does not start for root
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static Optional<Browser> started = Optional.empty();

    private Chromium() {}

    /** Skips the test where there is none. */
    static synchronized Browser get() {
        Programs.require(PROGRAM);
        Browser browser = started.orElseGet(Chromium::start);
        started = Optional.of(browser);
        return browser;
    }

    private static Browser start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        return Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program())
                        .setArgs(ARGUMENTS));
    }

    private static Path program() {
        return Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator)))
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
