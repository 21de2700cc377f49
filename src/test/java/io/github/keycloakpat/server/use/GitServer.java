package io.github.keycloakpat.server.use;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.keycloakpat.server.harness.Command;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Git's own server program ({@code git http-backend}, a CGI) with one repository, which takes its users from X-Pat-User. */
final class GitServer implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String REPOSITORY = "git/hello.git";

    private final HttpServer server;
    private final Path root;
    private final List<String> users = new ArrayList<>();

    private GitServer(HttpServer server, Path root) {
        this.server = server;
        this.root = root;
    }

    /** On a free port of 127.0.0.1, its repository in this folder; one commit is there. */
    static GitServer start(Path folder) {
        try {
            Path work = Files.createDirectories(folder.resolve("seed"));
            Files.writeString(work.resolve("README"), "hello\n");
            git(work, "init -q -b main .");
            git(work, "add README");
            git(work, "-c user.name=seed -c user.email=seed@example.org commit -q -m first");
            git(folder, "clone -q --bare seed " + REPOSITORY);
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            GitServer git = new GitServer(server, folder);
            server.createContext("/", git::handle);
            server.start();
            return git;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String git(Path folder, String arguments) {
        return Command.in(folder, ("git " + arguments).split(" ")).run(LIMIT, Map.of());
    }

    /** Without a slash at its end. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Subjects of all commits, newest first. */
    List<String> log() {
        return git(root.resolve(REPOSITORY), "log --format=%s main").lines().toList();
    }

    /** Who has come, each time. */
    synchronized List<String> users() {
        return List.copyOf(users);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Process backend = backend(exchange, body.length);
            try (var in = backend.getOutputStream()) {
                in.write(body);
            }
            answer(exchange, backend.getInputStream().readAllBytes());
        }
    }

    /** RFC 3875 */
    private Process backend(HttpExchange exchange, int length) throws IOException {
        String user = header(exchange, "X-Pat-User");
        users.add(user);
        ProcessBuilder builder = new ProcessBuilder("git", "http-backend")
                .redirectError(root.resolve("backend.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "GIT_PROJECT_ROOT", root.toString(),
                        "GIT_HTTP_EXPORT_ALL", "1",
                        "GIT_PROTOCOL", header(exchange, "Git-Protocol"),
                        "REQUEST_METHOD", exchange.getRequestMethod(),
                        "PATH_INFO", exchange.getRequestURI().getPath(),
                        "QUERY_STRING",
                                Optional.ofNullable(exchange.getRequestURI().getQuery())
                                        .orElse(""),
                        "CONTENT_TYPE", header(exchange, "Content-Type"),
                        "CONTENT_LENGTH", String.valueOf(length),
                        "HTTP_CONTENT_ENCODING", header(exchange, "Content-Encoding"),
                        "REMOTE_USER", user));
        return builder.start();
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    private static void answer(HttpExchange exchange, byte[] output) throws IOException {
        InputStream rest = new ByteArrayInputStream(output);
        int status = 200;
        for (String line = line(rest); !line.isEmpty(); line = line(rest)) {
            String[] header = line.split(": ", 2);
            if (header[0].equals("Status")) {
                status = Integer.parseInt(header[1].split(" ", 2)[0]);
            } else {
                exchange.getResponseHeaders().add(header[0], header[1]);
            }
        }
        byte[] body = rest.readAllBytes();
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append(new String(new byte[] {(byte) next}, ISO_8859_1));
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
