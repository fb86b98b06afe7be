package cn.servicecircle;

import java.nio.file.Path;

/** How far the circle reaches, and along which streets; the keys of {@code circle}. */
public record CircleConfig(
        int walkMetresPerMinute,
        int elderMetresPerMinute,
        double detourFactor,
        int minutes,
        String streets,
        Path streetsCache) {
    public CircleConfig {
        Config.range("walk-metres-per-minute", walkMetresPerMinute, 20, 120);
        Config.range("elder-metres-per-minute", elderMetresPerMinute, 20, 120);
        Config.range("detour-factor", detourFactor, 1, 3);
        Config.range("minutes", minutes, 1, 60);
    }

    /** The same, in the streets of the demo district where no others are configured. */
    CircleConfig onDemoStreets(Path cache) {
        String known = streets.isEmpty() ? "config/district/kongtong-demo/streets.osm" : streets;
        return new CircleConfig(walkMetresPerMinute, elderMetresPerMinute, detourFactor, minutes, known, cache);
    }
}
