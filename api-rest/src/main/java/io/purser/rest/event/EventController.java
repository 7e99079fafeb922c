package io.purser.rest.event;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.event.EventFeed;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.problem.FieldError;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.reactivestreams.Publisher;

/** Everything that happened in a tenant: to be asked for, or to be told. */
@Controller("/v1/events")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "events")
final class EventController {
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private final UnitOfWork work;
  private final EventFeed feed;
  private final EventStreams streams;
  private final JsonAnswers answers;

  EventController(UnitOfWork work, EventFeed feed, EventStreams streams, JsonAnswers answers) {
    this.work = work;
    this.feed = feed;
    this.streams = streams;
    this.answers = answers;
  }

  @Get
  @Needs(Permission.READ_EVENTS)
  @Takes(Input.QUERY)
  @Operation(
      operationId = "listEvents",
      summary = "Follow what happens",
      description =
          "In the order of the positions, which have no gap: whoever goes on with upTo as after sees"
              + " each event once, and can tell that none is missing. Conditions hold together.",
      parameters = {
        @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = Described.AFTER,
            schema =
                @Schema(type = "integer", format = "int64", minimum = "0", defaultValue = "0")),
        @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "How many at most.",
            schema =
                @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20")),
        @Parameter(
            name = "type",
            in = ParameterIn.QUERY,
            description = Described.EVENT_TYPE,
            schema = @Schema(type = "string")),
        @Parameter(
            name = "customerId",
            in = ParameterIn.QUERY,
            description = Described.EVENTS_OF_CUSTOMER,
            schema = @Schema(type = "string"))
      })
  @ApiResponse(
      responseCode = "200",
      description = "The next of them.",
      content = @Content(schema = @Schema(implementation = EventList.class)))
  HttpResponse<byte[]> list(@Parameter(hidden = true) Call call) {
    var query = call.query("after", "limit", "type", "customerId");
    long after = EventConditions.after(query).orElse(0L);
    int limit = query.limit();
    var filters = EventConditions.of(query);
    var slice = work.reading(call.tenant(), () -> feed.after(call.tenant(), after, filters, limit));
    return answers.ok(
        new EventList(
            slice.events().stream().map(event -> EventView.of(event, call.audience())).toList(),
            slice.upTo()),
        call.audience());
  }

  @Get("/stream")
  @Produces(MediaType.TEXT_EVENT_STREAM)
  @Needs(Permission.READ_EVENTS)
  @Takes(Input.QUERY)
  @Refuses(ProblemCode.LAST_EVENT_ID_INVALID)
  @Operation(
      operationId = "streamEvents",
      summary = "Be told what happens",
      description =
          "Server-sent events: the id is the position, the event is the type, the data is the event."
              + " Without Last-Event-ID and after it begins with what happens next. Lines that begin"
              + " with a colon only show that the connection lives. The stream ends from time to"
              + " time; connect again with the last id, as browsers do by themselves.",
      parameters = {
        @Parameter(
            name = LAST_EVENT_ID,
            in = ParameterIn.HEADER,
            description = "The id of the last event that you have; goes before after.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = Described.AFTER,
            schema = @Schema(type = "integer", format = "int64", minimum = "0")),
        @Parameter(
            name = "type",
            in = ParameterIn.QUERY,
            description = Described.EVENT_TYPE,
            schema = @Schema(type = "string")),
        @Parameter(
            name = "customerId",
            in = ParameterIn.QUERY,
            description = Described.EVENTS_OF_CUSTOMER,
            schema = @Schema(type = "string"))
      })
  @ApiResponse(
      responseCode = "200",
      description = "A stream that goes on until somebody ends it.",
      content =
          @Content(mediaType = MediaType.TEXT_EVENT_STREAM, schema = @Schema(type = "string")))
  HttpResponse<Publisher<byte[]>> stream(@Parameter(hidden = true) Call call) {
    var query = call.query("after", "type", "customerId");
    var filters = EventConditions.of(query);
    var after = lastEventId(call).or(() -> EventConditions.after(query));
    return HttpResponse.<Publisher<byte[]>>ok(
            streams.stream(call.tenant(), after, filters, call.audience(), call::isStillProved))
        .contentType(MediaType.TEXT_EVENT_STREAM_TYPE)
        // Neither the server nor a proxy may collect or pack what is written.
        .header(HttpHeaders.CONTENT_ENCODING, "identity")
        .header("X-Accel-Buffering", "no")
        .header(HttpHeaders.CACHE_CONTROL, "no-store, no-transform");
  }

  private static Optional<Long> lastEventId(Call call) {
    var ids = call.header(LAST_EVENT_ID);
    if (ids.isEmpty()) {
      return Optional.empty();
    }
    var position =
        Optional.of(ids.getFirst())
            .filter(_ -> ids.size() == 1)
            .flatMap(EventConditions::position)
            .orElseThrow(
                () ->
                    new Refused(
                        FieldError.inHeader(
                            LAST_EVENT_ID,
                            ProblemCode.LAST_EVENT_ID_INVALID,
                            "must come once and be a position: a whole number")));
    return Optional.of(position);
  }
}
