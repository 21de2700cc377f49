package io.github.keycloakpat.cli.mcp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;

/** Input that tells when it has ended, which the transport does not. */
final class EndingInput extends FilterInputStream {
    private final CountDownLatch ended = new CountDownLatch(1);

    EndingInput(InputStream in) {
        super(in);
    }

    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public void close() throws IOException {
        ended.countDown();
        super.close();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return noted(super.read(bytes, offset, length));
        } catch (IOException e) {
            ended.countDown();
            throw e;
        }
    }

    private int noted(int read) {
        if (read < 0) {
            ended.countDown();
        }
        return read;
    }
}
