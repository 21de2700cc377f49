package io.github.keycloakpat.server.provider;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.keycloak.common.util.Time;

/** What tests need of the server and HTTP can't do: {@code /realms/master/pat-test}. */
public class PatTestResource {

    /** Sets how much a category and all below it log: {@code TRACE}, {@code INFO}…; missing: what is inherited. */
    @POST
    @Path("log")
    public void setLogLevel(@QueryParam("category") String category, @QueryParam("level") String level) {
        Logger.getLogger(category).setLevel(level == null ? null : Level.parse(level));
    }

    /** Sets how far the server's clock is ahead of the machine's, in seconds. */
    @POST
    @Path("time")
    public void shiftTime(@QueryParam("offset") int seconds) {
        Time.setOffset(seconds);
    }
}
