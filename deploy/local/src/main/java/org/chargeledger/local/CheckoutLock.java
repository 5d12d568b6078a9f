package org.chargeledger.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets one launcher at a time work on a checkout; the operating system frees it when that launcher is gone, however it went. */
final class CheckoutLock implements AutoCloseable {

    private final FileChannel channel;

    private CheckoutLock(FileChannel channel) {
        this.channel = channel;
    }

    static CheckoutLock take(Path file) {
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                String holder = Files.readString(file).strip();
                channel.close();
                throw new StartRefused("Another launcher (process " + holder + ") runs the stack of this checkout already: "
                        + "stop it with Ctrl-C in its terminal, or set LOCAL_DIR to run a second stack beside it");
            }
            channel.truncate(0).write(ByteBuffer.wrap(("" + ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)), 0);
            return new CheckoutLock(channel);
        } catch (IOException e) {
            throw new StartRefused("Cannot write " + file + " (does .local belong to another user?): " + e.getMessage(), e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
