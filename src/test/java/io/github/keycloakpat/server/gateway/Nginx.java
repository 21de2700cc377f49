package io.github.keycloakpat.server.gateway;

import io.github.keycloakpat.server.harness.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * A real nginx on a free port of 127.0.0.1, with the rules of {@code docs/gateways/nginx} unchanged in its folder
 * {@code pat} and the places of the test.
 */
public final class Nginx implements Gateway {
    private static final Path RULES = Path.of("docs", "gateways", "nginx");
    /** Where Debian and nginx.org put it. */
    private static final Path JAVASCRIPT = Path.of("/usr/lib/nginx/modules/ngx_http_js_module.so");

    private final ProxyProcess process;
    private final int port;

    private Nginx(ProxyProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it; skips the test where nginx is not installed.
     *
     * @param name of its folder below {@code target/it/gateways}
     * @param places makes, for the port to listen on, what stands in {@code http {}}: the same that a reader of the
     *     documentation writes into {@code places.conf}. Relative file names are below the folder.
     */
    public static Nginx start(String name, IntFunction<String> places) {
        Programs.require("nginx");
        int port = ProxyProcess.freePort();
        Path folder = ProxyProcess.folder(name);
        try {
            copy(RULES, Files.createDirectories(folder.resolve("pat")));
            Files.createDirectories(folder.resolve("temp"));
            Files.createDirectories(folder.resolve("logs"));
            Files.writeString(folder.resolve("places.conf"), places.apply(port));
            Files.writeString(folder.resolve("nginx.conf"), frame());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = List.of(
                "nginx",
                "-p",
                folder.toString(),
                "-c",
                folder.resolve("nginx.conf").toString(),
                "-e",
                "logs/error.log");
        return new Nginx(ProxyProcess.start(folder, command, Map.of(), port), port);
    }

    /** Skips the test, or fails it where all is checked, unless nginx can run JavaScript. */
    public static void requireJavaScript() {
        Programs.require("nginx");
        Programs.requireFile(JAVASCRIPT);
    }

    @Override
    public int port() {
        return port;
    }

    /** The address without a slash at its end, for places that listen without TLS. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public String kept() {
        return process.kept();
    }

    @Override
    public void close() {
        process.close();
    }

    /** What the distribution's nginx.conf does elsewhere: one worker, everything below the folder. */
    private static String frame() {
        return (Files.exists(JAVASCRIPT) ? "load_module " + JAVASCRIPT + ";\n" : "")
                + ("root".equals(System.getProperty("user.name")) ? "user root;\n" : "")
                + """
                daemon off;
                worker_processes 1;
                pid nginx.pid;
                error_log logs/error.log notice;
                events { worker_connections 512; }
                http {
                    access_log off;
                    client_body_temp_path temp/body;
                    proxy_temp_path temp/proxy;
                    fastcgi_temp_path temp/fastcgi;
                    uwsgi_temp_path temp/uwsgi;
                    scgi_temp_path temp/scgi;
                    include places.conf;
                }
                """;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
