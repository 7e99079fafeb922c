package io.purser.twin.state;

import java.time.Instant;

/** At this wall time the business clock showed that time, and it has run at this speed since. */
public record ClockReading(Instant wall, Instant business, double speed) {}
