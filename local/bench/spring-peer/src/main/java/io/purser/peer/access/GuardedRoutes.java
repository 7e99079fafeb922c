package io.purser.peer.access;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the gate before the product API. */
@Configuration(proxyBeanMethods = false)
class GuardedRoutes implements WebMvcConfigurer {
  private final Gate gate;

  GuardedRoutes(Gate gate) {
    this.gate = gate;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(gate).addPathPatterns("/v1/**");
  }
}
