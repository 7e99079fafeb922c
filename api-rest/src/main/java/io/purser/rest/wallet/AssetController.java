package io.purser.rest.wallet;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.wallet.AssetCatalogue;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.json.JsonAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Says in which assets wallets can be opened. */
@Controller("/v1/assets")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "wallets")
final class AssetController {
  private final AssetCatalogue catalogue;
  private final JsonAnswers answers;

  AssetController(AssetCatalogue catalogue, JsonAnswers answers) {
    this.catalogue = catalogue;
    this.answers = answers;
  }

  @Get
  @Needs(Permission.READ_ASSETS)
  @Operation(operationId = "listAssets", summary = "List the assets that wallets can hold")
  @ApiResponse(
      responseCode = "200",
      description = "All of them.",
      content = @Content(schema = @Schema(implementation = AssetList.class)))
  HttpResponse<byte[]> list(@Parameter(hidden = true) Call call) {
    call.query();
    return answers.ok(
        new AssetList(catalogue.assets().stream().map(AssetView::of).toList()), call.audience());
  }
}
