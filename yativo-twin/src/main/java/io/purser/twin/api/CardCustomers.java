package io.purser.twin.api;

import io.purser.twin.state.World;
import io.purser.twin.state.card.CardCustomer;
import io.purser.twin.state.card.CardProgramme;
import io.purser.twin.state.card.KycStatus;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Finds cardholders, which a platform may name in four ways, and says what they lack. */
final class CardCustomers {
  private CardCustomers() {}

  /** The caller's programme, if it may issue cards. */
  static CardProgramme programme(Call call) {
    return call.world()
        .cardProgrammes
        .find(call.owner())
        .filter(CardProgramme::isApproved)
        .orElseThrow(
            () ->
                new Refusal(
                    403, "ISSUER_PROGRAM_REQUIRED", "An approved card issuer program is required"));
  }

  /** The same, if it keeps a central balance. */
  static void masterWalletProgramme(Call call) {
    if (!programme(call).hasMasterWallet()) {
      throw new Refusal(403, "MASTER_WALLET_REQUIRED", "This needs a program with a master wallet");
    }
  }

  /** The cardholder the path names, by the provider's id alone. */
  static CardCustomer inPath(Call call) {
    String id = call.path().getOrDefault("yativoCardId", "");
    return call.world()
        .cardCustomers
        .find(id)
        .filter(customer -> customer.owner().equals(call.owner()))
        .orElseThrow(CardCustomers::unknown);
  }

  static List<CardCustomer> byEmail(Call call, String email) {
    return call.world().cardCustomers.where(World.BY_EMAIL, World.emailKey(call.owner(), email));
  }

  static List<CardCustomer> byReference(Call call, String reference) {
    return call.world()
        .cardCustomers
        .where(World.BY_REFERENCE, World.referenceKey(call.owner(), reference));
  }

  /** By either of the provider's ids. */
  static List<CardCustomer> byId(Call call, String id) {
    var found = new ArrayList<CardCustomer>();
    call.world().cardCustomers.find(id).ifPresent(found::add);
    found.addAll(call.world().cardCustomers.where(World.BY_CUSTOMER, id));
    found.removeIf(customer -> !customer.owner().equals(call.owner()));
    return found;
  }

  /** By either of the provider's ids or by the platform's reference. */
  static List<CardCustomer> byAnyId(Call call, String id) {
    var found = new LinkedHashSet<>(byId(call, id));
    found.addAll(byReference(call, id));
    return List.copyOf(found);
  }

  /** One cardholder, not none and not several: of several the rejected ones do not count. */
  static CardCustomer only(List<CardCustomer> found) {
    var candidates =
        found.size() > 1
            ? found.stream().filter(customer -> !customer.isRejected()).toList()
            : found;
    if (candidates.isEmpty()) {
      throw unknown();
    }
    if (candidates.size() > 1) {
      throw new Refusal(
          422, "AMBIGUOUS_IDENTIFIER", "This identifier matches several card customers");
    }
    return candidates.getFirst();
  }

  static Refusal unknown() {
    return new Refusal(404, "CUSTOMER_NOT_FOUND", "Card customer not found");
  }

  static void requireEmailVerified(CardCustomer customer) {
    if (!customer.progress().email().passed()) {
      throw new Refusal(409, "OTP_NOT_VERIFIED", "Verify the customer's email first");
    }
  }

  static void requireKycApproved(CardCustomer customer) {
    if (customer.progress().kyc().status() != KycStatus.APPROVED) {
      throw new Refusal(409, "KYC_NOT_APPROVED", "KYC must be approved first");
    }
  }

  static void requireDeployed(CardCustomer customer) {
    if (!customer.account().isDeployed()) {
      throw new Refusal(409, "WALLET_NOT_READY", "The account wallet is not deployed yet");
    }
  }

  static void requireSourceOfFunds(CardCustomer customer) {
    if (customer.progress().sourceOfFundsAt() == null) {
      throw new Refusal(409, "SOF_REQUIRED", "Submit the source-of-funds questionnaire first");
    }
  }
}
