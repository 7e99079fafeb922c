package io.purser.domain.simulation;

import java.util.List;
import java.util.stream.Stream;

/** Every move that is allowed. */
final class Moves {
  /** Those that take several unlikely things at once, which not every run of this length meets. */
  static final List<Transition> RARE = of("set_limit", "Manual", "Confirmed").toList();

  /** All others, which every long run makes. */
  static final List<Transition> ALL =
      Stream.of(
              sendOnce("fund_card"),
              sendOnce("issue_card"),
              sendOnce("swap_master_wallet"),
              sendOnce("withdraw_from_card"),
              of("add_wallet", "-", "Planned"),
              of("add_wallet", "Planned", "Rejected", "Sent"),
              of("add_wallet", "Sent", "Confirmed", "Planned", "Rejected", "Unknown"),
              of("add_wallet", "Unknown", "Confirmed", "Rejected", "Sent"),
              of("card", "-", "Requested"),
              of("card", "Requested", "Active", "Failed"),
              of("customer", "-", "Active"),
              of("customer", "Active", "Suspended"),
              of("customer", "Suspended", "Active"),
              of("funding", "-", "Requested"),
              of("funding", "NotSent", "Requested"),
              of("funding", "Pending", "Completed", "Failed"),
              of("funding", "Requested", "Completed", "Failed", "NotSent", "Pending", "Refused"),
              of("pay_once", "-", "Planned"),
              of("pay_once", "Manual", "Confirmed", "Rejected"),
              of("pay_once", "Planned", "Sent"),
              of("pay_once", "Sent", "Confirmed", "Manual", "Planned", "Rejected", "Unknown"),
              of("pay_once", "Unknown", "Confirmed", "Manual"),
              of("pay_with_key", "-", "Planned"),
              of("pay_with_key", "Manual", "Confirmed", "Rejected"),
              of("pay_with_key", "Planned", "Sent"),
              of("pay_with_key", "Sent", "Confirmed", "Manual", "Planned", "Rejected", "Unknown"),
              of("pay_with_key", "Unknown", "Confirmed", "Manual", "Sent"),
              of("register_customer", "-", "Planned"),
              of("register_customer", "Planned", "Rejected", "Sent"),
              of("register_customer", "Sent", "Confirmed", "Planned", "Rejected", "Unknown"),
              of("register_customer", "Unknown", "Confirmed", "Rejected", "Sent"),
              of("registration", "-", "None"),
              of("registration", "Failed", "Pending"),
              of("registration", "None", "Failed", "Pending"),
              of("registration", "Pending", "Failed", "Registered"),
              of("send_transfer", "-", "Planned", "Withheld"),
              of("send_transfer", "Manual", "Confirmed", "Rejected"),
              of("send_transfer", "Planned", "Rejected", "Sent"),
              of("send_transfer", "Sent", "Confirmed", "Manual", "Planned", "Rejected", "Unknown"),
              of("send_transfer", "Unknown", "Confirmed", "Manual", "Sent"),
              of("send_transfer", "Withheld", "Planned", "Rejected"),
              of("set_limit", "-", "Planned"),
              of("set_limit", "Manual", "Rejected"),
              of("set_limit", "Planned", "Confirmed", "Rejected", "Sent"),
              of("set_limit", "Sent", "Confirmed", "Manual", "Planned", "Rejected", "Unknown"),
              of("set_limit", "Unknown", "Confirmed", "Manual", "Rejected", "Sent"),
              of("swap", "-", "Requested"),
              of("swap", "NotSent", "Requested"),
              of("swap", "Requested", "Completed", "Failed", "NotSent", "Refused", "Submitted"),
              of("swap", "Submitted", "Completed", "Failed"),
              of("transaction", "-", "Completed", "Failed", "Pending"),
              of("transaction", "Pending", "Completed", "Failed"),
              of("transfer", "-", "AwaitingApproval", "Requested"),
              of("transfer", "AwaitingApproval", "Cancelled", "Declined", "Requested"),
              of("transfer", "NotSent", "AwaitingApproval", "Requested"),
              of("transfer", "Requested", "Completed", "Failed", "NotSent", "Rejected"),
              of("transfer", "Requested", "Cancelled", "Submitted"),
              of("transfer", "Submitted", "Completed", "Failed"),
              of("wallet", "-", "Requested"),
              of("wallet", "Requested", "Active", "Failed"),
              of("withdrawal", "-", "Requested"),
              of("withdrawal", "NotSent", "Requested"),
              of("withdrawal", "Pending", "Failed", "Settled"),
              of("withdrawal", "Requested", "NotSent", "Pending", "Refused"))
          .flatMap(moves -> moves)
          .toList();

  private Moves() {}

  /** Those of money without a key that somebody may take back before it is sent. */
  private static Stream<Transition> sendOnce(String kind) {
    return Stream.of(
            of(kind, "-", "Planned"),
            of(kind, "Manual", "Confirmed", "Rejected"),
            of(kind, "Planned", "Rejected", "Sent"),
            of(kind, "Sent", "Confirmed", "Manual", "Planned", "Rejected", "Unknown"),
            of(kind, "Unknown", "Confirmed", "Manual"))
        .flatMap(moves -> moves);
  }

  private static Stream<Transition> of(String what, String from, String... to) {
    return Stream.of(to).map(state -> new Transition(what, from, state));
  }
}
