package io.purser.domain.kyc.business;

/**
 * What is stored of a business beside its profile, as far as it matters for knowing who it is.
 *
 * @param hasShareholders whether it has named any
 * @param hasRegisterExtract whether one was handed in
 */
public record BusinessRecords(
    LegalProfile profile, boolean hasShareholders, boolean hasRegisterExtract) {}
