package io.purser.rest.programme;

import io.purser.domain.programme.FundingChain;
import io.purser.domain.programme.FundingStructure;
import io.purser.domain.programme.ProgrammeApplication;
import io.purser.rest.json.Body;
import io.purser.rest.json.Words;
import io.purser.rest.problem.ProblemCode;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.Map;

/** What is applied for. */
@Schema(name = "NewProgrammeApplication", description = "What is applied for.")
record NewProgrammeApplication(
    @Schema(
            type = "string",
            description =
                "master-wallet: the company keeps a balance and funds the cards out of it."
                    + " non-master: cards are paid into directly, and we can fund none.",
            allowableValues = {"master-wallet", "non-master"},
            example = "master-wallet")
        String fundingStructure,
    @Schema(
            type = "string",
            description = "Where the master wallet is paid into.",
            allowableValues = {"solana", "xdc"},
            defaultValue = "solana",
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "solana")
        String preferredChain,
    @Schema(
            description = "Whether card accounts are to have an IBAN.",
            defaultValue = "false",
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "false")
        boolean iban) {
  private static final Map<String, FundingStructure> STRUCTURES =
      Map.of(
          "master-wallet", FundingStructure.MASTER_WALLET,
          "non-master", FundingStructure.NON_MASTER);

  private static final Map<String, FundingChain> CHAINS = Words.byWord(FundingChain.values());

  static NewProgrammeApplication read(byte[] bytes) {
    var body = Body.read(bytes);
    var structure = body.choice("fundingStructure", STRUCTURES, FundingStructure.MASTER_WALLET);
    if (!body.has("fundingStructure")) {
      body.refuse("fundingStructure", ProblemCode.MISSING_MEMBER, "must be there");
    }
    var chain = body.choice("preferredChain", CHAINS, FundingChain.SOLANA);
    boolean iban = body.truth("iban", false);
    body.end();
    return new NewProgrammeApplication(spelled(structure), Words.of(chain), iban);
  }

  ProgrammeApplication application() {
    return new ProgrammeApplication(
        STRUCTURES.getOrDefault(fundingStructure, FundingStructure.MASTER_WALLET),
        CHAINS.getOrDefault(preferredChain, FundingChain.SOLANA),
        iban);
  }

  static String spelled(Enum<?> word) {
    return Words.of(word).replace('_', '-');
  }
}
