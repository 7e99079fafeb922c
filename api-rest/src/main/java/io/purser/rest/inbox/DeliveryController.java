package io.purser.rest.inbox;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.inbox.EndpointId;
import io.purser.domain.inbox.ReceiveDelivery;
import io.purser.domain.inbox.Refusal;
import io.purser.rest.access.OpenToAll;
import io.purser.rest.docs.Refuses;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.ProblemDocument;
import io.purser.rest.problem.ProblemDocuments;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what the provider delivers: the bytes as they came, kept before they are acknowledged. */
@Controller("/v1/webhooks/yativo")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "webhooks")
final class DeliveryController {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryController.class);
  private static final String SIGNATURE = "X-Yativo-Signature";
  private static final String TIMESTAMP = "X-Yativo-Timestamp";

  private static final byte[] NOTHING = {};

  private final ReceiveDelivery receiveDelivery;

  DeliveryController(ReceiveDelivery receiveDelivery) {
    this.receiveDelivery = receiveDelivery;
  }

  @Post("/{endpointId}")
  @Consumes(MediaType.ALL)
  @OpenToAll("the signature says who delivers")
  @Refuses({ProblemCode.WEBHOOK_SIGNATURE_INVALID, ProblemCode.BODY_TOO_LARGE})
  @Operation(
      operationId = "receiveDelivery",
      summary = "Take a delivery of the provider",
      description = "For the provider. Answers before the delivery is worked.",
      parameters = {
        @Parameter(
            name = SIGNATURE,
            in = ParameterIn.HEADER,
            required = true,
            description = "sha256= and the HMAC of the timestamp, a point and the body, in hex.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = TIMESTAMP,
            in = ParameterIn.HEADER,
            required = true,
            description = "Unix seconds.",
            schema = @Schema(type = "string"))
      })
  @RequestBody(
      required = true,
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  @ApiResponse(
      responseCode = "200",
      description = "Kept.",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  @ApiResponse(
      responseCode = "401",
      description = "Refused.",
      content =
          @Content(
              mediaType = ProblemDocuments.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemDocument.class)))
  HttpResponse<byte[]> receive(
      HttpRequest<byte[]> request,
      @Parameter(description = "The endpoint's id.") String endpointId) {
    var result =
        EndpointId.parse(endpointId)
            .map(endpoint -> receive(request, endpoint))
            .orElseGet(() -> receiveDelivery.refuse(Refusal.UNKNOWN_ENDPOINT));
    return switch (result) {
      case ReceiveDelivery.Result.Kept _ ->
          HttpResponse.ok("{}".getBytes(StandardCharsets.UTF_8))
              .contentType(MediaType.APPLICATION_JSON_TYPE);
      case ReceiveDelivery.Result.Refused(var why) -> {
        LOG.info("a delivery was refused: {}", why.words());
        throw new Refused(ProblemCode.WEBHOOK_SIGNATURE_INVALID);
      }
    };
  }

  private ReceiveDelivery.Result receive(HttpRequest<byte[]> request, EndpointId endpoint) {
    return receiveDelivery.handle(
        endpoint,
        request.getHeaders().getAll(SIGNATURE),
        request.getHeaders().getAll(TIMESTAMP),
        request.getBody().orElse(NOTHING));
  }
}
