package io.purser.rest.access;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.core.annotation.Introspected;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An issuer of access tokens that we accept: {@code purser.security.issuers[n]}.
 *
 * @param issuer what its tokens have as {@code iss}
 * @param audience what its tokens must have in {@code aud}
 * @param jwksUri where it publishes its keys; https, or http on this machine
 * @param tenant the slug of the tenant that its subjects belong to
 * @param kind {@code end-user}, {@code operator} or {@code service}
 * @param customerClaim for end users: a claim that holds our customer id, or null when logins are
 *     only linked by a service
 * @param rolesClaim for operators: the claim that lists their roles
 * @param tokenType what its tokens have as {@code typ}: {@code at+jwt}, or {@code jwt} where they
 *     may have none; null for {@code jwt}
 * @param managesTenants for operators: whether the role {@code platform} counts from here
 * @param scopes for services: the scopes that its tokens may give, or null for all but those that
 *     nothing gives unless it is named
 * @param clientSubject for services: what the client's own tokens have as {@code sub}, where {@code
 *     {client}} is the client and {@code *} anything; null for {@code {client}}
 * @param bound what its tokens must be bound to: {@code none}, {@code dpop}, {@code mtls} or {@code
 *     any}; null for {@code none}
 * @param requiredScopes for end users and operators: what their tokens must all have in {@code
 *     scope}, or null for nothing
 * @param freshLoginAcr for end users and operators: the classes of logins ({@code acr}) of which
 *     one is needed for what needs a fresh login, or null for any
 */
@EachProperty(value = "purser.security.issuers", list = true)
@Introspected
public record IssuerSettings(
    String issuer,
    String audience,
    String jwksUri,
    String tenant,
    String kind,
    @Nullable String customerClaim,
    @Nullable String rolesClaim,
    @Nullable String tokenType,
    @Nullable Boolean managesTenants,
    @Nullable List<String> scopes,
    @Nullable String clientSubject,
    @Nullable String bound,
    @Nullable List<String> requiredScopes,
    @Nullable List<String> freshLoginAcr) {}
