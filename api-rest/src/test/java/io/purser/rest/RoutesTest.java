package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.purser.rest.access.Needs;
import io.purser.rest.access.OpenToAll;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoutesTest {
  private final TestServer server = TestServer.shared();

  @Test
  void every_route_of_the_api_says_whom_it_is_for() {
    assertThat(routes()).hasSizeGreaterThan(15);
    assertThat(routes())
        .allSatisfy(
            route -> {
              var annotations = route.getTargetMethod().getAnnotationMetadata();
              assertThat(saysWhomItIsFor(annotations)).as(name(route)).isTrue();
            });
  }

  @Test
  void a_route_that_says_nothing_would_be_noticed_and_lets_nobody_in() {
    var planted =
        server
            .bean(Router.class)
            .uriRoutes()
            .filter(route -> route.getUriMatchTemplate().toPathString().equals("/planted"))
            .toList();

    assertThat(planted)
        .isNotEmpty()
        .noneMatch(route -> saysWhomItIsFor(route.getTargetMethod().getAnnotationMetadata()));
    assertThat(server.get("/planted").problem()).isEqualTo("403 not-permitted");
  }

  /** What a hurried colleague might write. */
  @Controller("/planted")
  @Hidden
  static final class Forgetful {
    @Get
    String tellAll() {
      return "everything";
    }
  }

  @Test
  void only_the_webhook_is_open_to_all() {
    assertThat(routes())
        .filteredOn(route -> route.getTargetMethod().hasAnnotation(OpenToAll.class))
        .extracting(RoutesTest::name)
        .containsOnly("POST /v1/webhooks/yativo/{endpointId}");
  }

  @Test
  void without_a_credential_every_other_route_is_a_401() {
    var answered = new ArrayList<String>();
    for (var route : routes()) {
      if (route.getTargetMethod().hasAnnotation(Needs.class)) {
        var path = route.getUriMatchTemplate().toPathString().replaceAll("\\{[^}]*}", "x");
        var answer = server.call(route.getHttpMethodName(), path).anonymous().send();
        answered.add(name(route) + " " + answer.status());
      }
    }
    assertThat(answered).isNotEmpty().allMatch(answer -> answer.endsWith(" 401"));
  }

  @Test
  void a_route_with_a_permission_cannot_be_called_without_one() {
    // Whoever takes a call can only have got it from the gate.
    assertThat(routes())
        .filteredOn(route -> route.getTargetMethod().hasAnnotation(Needs.class))
        .allSatisfy(
            route ->
                assertThat(Stream.of(route.getTargetMethod().getArgumentTypes()))
                    .as(name(route))
                    .anyMatch(type -> type.getSimpleName().equals("Call")));
  }

  private static boolean saysWhomItIsFor(AnnotationMetadata annotations) {
    return annotations.hasAnnotation(Needs.class) != annotations.hasAnnotation(OpenToAll.class);
  }

  private List<? extends UriRouteInfo<?, ?>> routes() {
    return server
        .bean(Router.class)
        .uriRoutes()
        .filter(route -> route.getUriMatchTemplate().toPathString().startsWith("/v1"))
        .filter(route -> !route.getHttpMethodName().equals("HEAD"))
        .toList();
  }

  static String name(UriRouteInfo<?, ?> route) {
    return route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString();
  }
}
