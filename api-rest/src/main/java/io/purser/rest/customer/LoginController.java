package io.purser.rest.customer;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.LinkLogin;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refusals;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Links end users' logins to customers. */
@Controller("/v1/customers/{id}/logins")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "customers")
final class LoginController {
  private final UnitOfWork work;
  private final LinkLogin linkLogin;

  LoginController(UnitOfWork work, LinkLogin linkLogin) {
    this.work = work;
    this.linkLogin = linkLogin;
  }

  @Put
  @Needs(Permission.LINK_LOGIN)
  @Takes({Input.JSON, Input.REASON})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.LOGIN_TAKEN
  })
  @Operation(
      operationId = "linkLogin",
      summary = "Say who may log in as a customer",
      description =
          "A subject is one customer for as long as that one lives. Linking the same again is fine.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewLogin.class)))
  @ApiResponse(responseCode = "204", description = "Linked.")
  HttpResponse<byte[]> link(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var login = NewLogin.read(call.json(body));
    var customer = call.customer(id);
    var refusal =
        work.inTransaction(
            call.tenant(),
            () ->
                linkLogin.handle(
                    call.tenant(),
                    customer,
                    login.issuer(),
                    login.subject(),
                    call.caller().hands(),
                    by));
    refusal.ifPresent(
        why -> {
          throw new Refused(Refusals.of(why, call.caller()));
        });
    return HttpResponse.noContent();
  }
}
