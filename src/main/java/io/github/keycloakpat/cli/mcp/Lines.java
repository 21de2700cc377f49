package io.github.keycloakpat.cli.mcp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What an agent writes, a message a line (MCP, "stdio"), none longer than {@link #LONGEST}. */
final class Lines {
    /** Bytes. */
    static final int LONGEST = 1 << 20;

    private final InputStream in;

    Lines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** A line, or that there was one that is too long. */
    record Line(String text, boolean whole) {}

    /** Empty at the end. */
    Optional<Line> next() throws IOException {
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        var read = new ByteArrayOutputStream();
        boolean whole = true;
        for (; next >= 0 && next != '\n'; next = in.read()) {
            whole = read.size() < LONGEST;
            if (whole) {
                read.write(next);
            }
        }
        // a carriage return is white space in JSON, and the end of a line to the SDK
        return Optional.of(new Line(read.toString(StandardCharsets.UTF_8).replace('\r', ' '), whole));
    }
}
