package io.purser.domain.simulation;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.Tenant;

/**
 * A customer who has come through onboarding.
 *
 * @param cardCustomer what the provider calls it
 */
record Cardholding(Tenant tenant, CustomerId customer, String cardCustomer) {}
