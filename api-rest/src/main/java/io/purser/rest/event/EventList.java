package io.purser.rest.event;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A part of the feed. */
@Schema(name = "EventList", description = "A part of the feed, in the order of the positions.")
record EventList(
    List<EventView> items,
    @Schema(
            description =
                "Nothing that was asked for is missing up to this position; go on with it as after."
                    + " It may be higher than the last item's when there are conditions.",
            example = "42")
        long upTo) {}
