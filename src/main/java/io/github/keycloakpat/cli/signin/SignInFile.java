package io.github.keycloakpat.cli.signin;

import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.client.Json;
import io.github.keycloakpat.client.Unusable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The file in which the sign-in is kept: its owner's alone (0600), and replaced as a whole or not at all. */
public final class SignInFile {
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final int MOST_TRIES = 600;
    private static final long TRY_MILLIS = 100;

    private final Path folder;
    private final Path file;

    public SignInFile(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("sign-in.json");
    }

    public Path path() {
        return file;
    }

    /** Empty if nobody is signed in. */
    public Optional<SignIn> read() {
        try {
            String text = Files.readString(file);
            requirePrivate();
            return Optional.of(complete(Json.read(text, SignIn.class)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) { // the parser's message could quote a token
            throw Stop.notSignedIn(
                    file + " can't be read, or is not what kcpat has written.",
                    "Delete it, and sign in again: kcpat login");
        }
    }

    @SuppressWarnings("ConstantConditions") // Jackson leaves null what the file does not say
    private static SignIn complete(SignIn read) throws IOException {
        if (read.url() == null
                || read.realm() == null
                || read.client() == null
                || read.accessToken() == null
                || read.refreshToken() == null) {
            throw new IOException("something is missing");
        }
        try {
            read.server();
            read.credentials();
        } catch (Unusable e) {
            throw new IOException("it is of no server", e);
        }
        return read;
    }

    private void requirePrivate() throws IOException {
        if (isPosix() && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
            throw Stop.notSignedIn(
                    "Others may read " + file + ", so its sign-in is not used.",
                    "If nobody has: chmod 600 '" + file + "'. Else end it: kcpat logout, then kcpat login.");
        }
    }

    /** Replaces what was there. */
    void write(SignIn signIn) {
        try {
            makeFolder();
            Path draft = Files.createTempFile(folder, "sign-in", ".tmp", privately());
            try {
                Files.writeString(draft, Json.write(signIn));
                moveInPlace(draft);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw cantBeKept(e);
        }
    }

    private void moveInPlace(Path draft) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** @return whether there was one */
    boolean delete() {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw Stop.failed(file + " can't be deleted: " + e.getMessage(), "Delete it by hand: a sign-in is in it.");
        }
    }

    /** What the sign-in was before it is ended, even if others may read the file. */
    Optional<SignIn> readToEnd() {
        try {
            return Optional.of(complete(Json.read(Files.readString(file), SignIn.class)));
        } catch (IOException e) { // not there, or nothing that could be told to the server
            return Optional.empty();
        }
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** Does something while no other process that uses this file does. */
    <T> T alone(Supplier<T> work) {
        try {
            makeFolder();
            Path lock = folder.resolve("sign-in.lock");
            var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try (FileChannel channel = FileChannel.open(lock, options, privately());
                    FileLock held = lock(channel)) {
                if (!held.isValid()) {
                    throw new IOException("the lock was lost");
                }
                return work.get();
            }
        } catch (IOException e) {
            throw cantBeKept(e);
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        for (int i = 0; i < MOST_TRIES; i++) {
            FileLock lock = tryLock(channel);
            if (lock != null) {
                return lock;
            }
            pause();
        }
        throw Stop.failed(
                "Another kcpat has been at the sign-in for a minute.", "Wait for it or end it, and try again.");
    }

    /** Null while another process, or another thread of this one, has it. */
    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(TRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Stop.failed("Interrupted.");
        }
    }

    private Stop cantBeKept(IOException e) {
        return Stop.failed(
                "The sign-in can't be kept: " + folder + " can't be written (" + e.getMessage() + ").",
                "Set XDG_CONFIG_HOME to a folder that you may write.");
    }

    private void makeFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, isPosix() ? folderAttributes() : new FileAttribute<?>[0]);
        }
    }

    private static FileAttribute<?>[] folderAttributes() {
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_FOLDER)};
    }

    private FileAttribute<?>[] privately() {
        return isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                : new FileAttribute<?>[0];
    }

    private boolean isPosix() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
