package org.chargeledger.kit.time;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The one source of business time. In the profiles local and test it follows a file that a replay moves, so every service
 * moves at once and a restarted one finds its time again; everywhere else it is the system's clock and refuses to be
 * anything else. It goes by microseconds, as databases do: a time that is told in an event is the one that is stored.
 */
@Startup
@ApplicationScoped
public class BusinessClock implements InstantSource {

    private final InstantSource source;

    BusinessClock(@ConfigProperty(name = "BUSINESS_TIME_FILE") Optional<Path> file) {
        if (file.isPresent() && ConfigUtils.getProfiles().stream().noneMatch(List.of("local", "test")::contains)) {
            throw new IllegalStateException("BUSINESS_TIME_FILE is set outside the profiles local and test");
        }
        this.source = file.<InstantSource>map(TimeFile::new).orElse(Clock.systemUTC());
    }

    @Override
    public Instant instant() {
        return source.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
