package io.github.keycloakpat.cli.session;

import io.github.keycloakpat.cli.shell.Shown;
import io.github.keycloakpat.cli.shell.Stop;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A new file for a secret, its owner's alone. It is held open from before the secret is made: nobody can put another in its place. */
public final class SecretFile implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path path;
    private final SeekableByteChannel channel;
    private final Thread hook = new Thread(this::finish, "kcpat leaves no empty file");
    private boolean coming;
    private boolean written;

    private SecretFile(Path path, SeekableByteChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** @throws Stop wrong usage, if it is there already, also as a link, or can't be made */
    public static SecretFile create(Path path) {
        try {
            var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            var file = new SecretFile(path, FileChannel.open(path, options, privately(path)));
            file.watchTheEnd();
            return file;
        } catch (FileAlreadyExistsException e) {
            throw Stop.wrongUsage(
                    Shown.text(path.toString()) + " is there already. Nothing was done.",
                    "Name a new file, or move this one away.");
        } catch (IOException e) {
            throw Stop.wrongUsage(
                    Shown.text(path.toString()) + " can't be made: " + why(e) + ". Nothing was done.",
                    "Name a file in a folder that you may write.");
        }
    }

    /** Whoever ends us in between finds the name free. */
    private void watchTheEnd() {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) { // we end already
            discardIfEmpty();
            throw Stop.failed("This program is ending. Nothing was done.");
        }
    }

    private static String why(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such folder";
        }
        String reason = e instanceof FileSystemException refused ? refused.getReason() : null;
        return reason == null ? "it is not allowed" : reason;
    }

    private static FileAttribute<?>[] privately(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    public Path path() {
        return path;
    }

    /** From here on a secret may be made. Whoever ends us waits for it a while, as it would be lost. */
    public synchronized void expect() {
        coming = true;
    }

    /** @param another how to get another value, if this one is lost */
    public synchronized void write(String secret, String another) {
        ByteBuffer bytes = ByteBuffer.wrap((secret + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.close();
            written = true;
            arrived();
        } catch (IOException e) {
            throw Stop.failed(
                    Shown.text(path.toString()) + " can't be written (" + e.getMessage()
                            + "), so nobody has the value.",
                    "Make another value: " + another);
        }
    }

    /** Takes it away again if nothing was written. */
    @Override
    public void close() {
        arrived();
        discardIfEmpty();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) { // we are about to end: the hook runs, and finds nothing to do
            return;
        }
    }

    private synchronized void arrived() {
        coming = false;
        notifyAll();
    }

    /** At the end of the program. */
    private synchronized void finish() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (long left = PATIENCE.toNanos(); coming && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        discardIfEmpty();
    }

    private synchronized void discardIfEmpty() {
        if (written || !channel.isOpen()) {
            return;
        }
        try {
            channel.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw Stop.failed(Shown.text(path.toString()) + " was left behind, empty: " + e.getMessage());
        }
    }
}
