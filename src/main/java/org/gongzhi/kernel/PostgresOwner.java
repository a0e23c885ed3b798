package org.gongzhi.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whom PostgreSQL runs as. It refuses to run as root; so when the program is root, the server runs as the owner of its
 * data, or inside a user namespace where root is nobody, or, where the machine forbids that too, as the user nobody.
 */
record PostgresOwner(int user, List<String> prefix) {

    private static final int NOBODY = 65534;

    static PostgresOwner of(Path data) throws IOException, InterruptedException {
        if (!System.getProperty("user.name").equals("root")) {
            return new PostgresOwner(-1, List.of());
        }
        var owner = Files.exists(data) ? (int) Files.getAttribute(data, "unix:uid") : 0;
        if (owner != 0) {
            return as(owner);
        }
        var namespace = new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0;
        return namespace ? new PostgresOwner(-1, List.of("unshare", "-U")) : as(NOBODY);
    }

    /** Gives a folder to the owner. */
    void own(Path folder) throws IOException {
        if (user >= 0) {
            Files.setAttribute(folder, "unix:uid", user);
            Files.setAttribute(folder, "unix:gid", user);
        }
    }

    private static PostgresOwner as(int user) {
        return new PostgresOwner(
                user, List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups", "--"));
    }
}
