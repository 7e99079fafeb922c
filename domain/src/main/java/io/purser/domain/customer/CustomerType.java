package io.purser.domain.customer;

/** Whether a customer is a person or a company. It never changes. */
public enum CustomerType {
  INDIVIDUAL("cus"),
  BUSINESS("biz");

  private final String idPrefix;

  CustomerType(String idPrefix) {
    this.idPrefix = idPrefix;
  }

  public String idPrefix() {
    return idPrefix;
  }
}
