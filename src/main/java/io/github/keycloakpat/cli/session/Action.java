package io.github.keycloakpat.cli.session;

/** What a command does once its words are read. */
public interface Action {
    void run(Context context);
}
