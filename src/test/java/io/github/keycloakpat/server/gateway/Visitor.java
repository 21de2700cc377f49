package io.github.keycloakpat.server.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Somebody who sends requests line by line, so also such as no HTTP client would, from any address of this machine.
 *
 * @param port of 127.0.0.1
 * @param address from which they come: any of 127.0.0.0/8
 */
public record Visitor(int port, String address) {
    private static final int TIMEOUT_MILLIS = 30_000;

    public static Visitor to(int port) {
        return new Visitor(port, "127.0.0.1");
    }

    /** The same from another address. */
    public Visitor from(String other) {
        return new Visitor(port, other);
    }

    /**
     * What came back.
     *
     * @param head status line and headers, one a line
     */
    public record Reply(int status, List<String> head, String body) {
        /** All values of this header, in any case. */
        public List<String> header(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return head.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).strip())
                    .toList();
        }
    }

    public static String bearer(String token) {
        return "Authorization: Bearer " + token;
    }

    public static String basic(String user, String password) {
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(ISO_8859_1));
    }

    /** @param headers whole lines */
    public Reply get(String target, String... headers) {
        return send("GET", target, "", headers);
    }

    /** @param headers whole lines; sent as they are, control characters too */
    public Reply send(String method, String target, String body, String... headers) {
        Stream<String> lines = Stream.of(headers);
        if (Stream.of(headers).noneMatch(line -> line.startsWith("Connection:"))) {
            lines = Stream.concat(Stream.of("Connection: close"), lines);
        }
        if (!body.isEmpty()) {
            lines = Stream.concat(Stream.of("Content-Length: " + body.length()), lines);
        }
        StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: gateway.example\r\n");
        lines.forEach(line -> request.append(line).append("\r\n"));
        return raw(request.append("\r\n").append(body).toString());
    }

    private Reply raw(String request) {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return read(new BufferedInputStream(socket.getInputStream()));
        } catch (IOException e) {
            throw new AssertionError(request.lines().findFirst().orElseThrow(), e);
        }
    }

    /** As much of the body as is announced, or all until the proxy closes. */
    private static Reply read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("not an HTTP answer: " + head);
            }
            head.append((char) next);
        }
        List<String> lines = head.toString().strip().lines().toList();
        Reply reply = new Reply(Integer.parseInt(lines.get(0).split(" ", 3)[1]), lines, "");
        int length = reply.header("Content-Length").stream()
                .findFirst()
                .map(Integer::valueOf)
                .orElse(Integer.MAX_VALUE);
        return new Reply(reply.status, lines, new String(in.readNBytes(length), ISO_8859_1));
    }
}
