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
        return noted(super.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return noted(super.read(bytes, offset, length));
    }

    private int noted(int read) {
        if (read < 0) {
            ended.countDown();
        }
        return read;
    }
}
