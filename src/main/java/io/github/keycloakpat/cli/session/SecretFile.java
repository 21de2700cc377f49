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
import java.util.Set;

/** A new file for a secret, its owner's alone. It is held open from before the secret is made: nobody can put another in its place. */
public final class SecretFile implements AutoCloseable {
    private final Path path;
    private final SeekableByteChannel channel;
    private final Thread hook = new Thread(this::discardIfEmpty, "kcpat leaves no empty file");
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
            Runtime.getRuntime().addShutdownHook(file.hook); // whoever ends us in between finds the name free
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

    /** @param another how to get another value, if this one is lost */
    public synchronized void write(String secret, String another) {
        ByteBuffer bytes = ByteBuffer.wrap((secret + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.close();
            written = true;
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
        discardIfEmpty();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) { // we are about to end: the hook runs, and finds nothing to do
            return;
        }
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
