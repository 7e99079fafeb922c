package io.purser.domain.programme;

/** What is applied for. */
public record ProgrammeApplication(FundingStructure structure, FundingChain chain, boolean iban) {}
