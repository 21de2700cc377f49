package io.github.keycloakpat.cli.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The input of the SDK: messages that were looked at before. */
final class Incoming extends InputStream {
    private static final byte[] END = new byte[0];

    private final BlockingQueue<byte[]> messages = new LinkedBlockingQueue<>();
    private byte[] line = END;
    private int at;
    private boolean ended;

    void put(String message) {
        messages.add((message + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Nothing more comes. */
    void end() {
        messages.add(END);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (at == line.length && !ended) {
            line = next();
            at = 0;
            ended = line.length == 0;
        }
        if (ended) {
            return -1;
        }
        int count = Math.min(length, line.length - at);
        System.arraycopy(line, at, bytes, offset, count);
        at += count;
        return count;
    }

    private byte[] next() throws IOException {
        try {
            return messages.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
