package io.purser.twin.card;

import io.purser.twin.state.Cause;
import io.purser.twin.state.Ids;
import io.purser.twin.state.Task;
import io.purser.twin.state.World;
import io.purser.twin.state.card.CardAccount.Deployment;
import io.purser.twin.state.card.CardCustomer;

/** Brings a cardholder's account to the chain, which takes time on the business clock. */
public final class Deployments {

  /** Starts it, unless it is under way or done. */
  public CardCustomer begin(World world, Cause cause, CardCustomer customer) {
    if (customer.account().deployment() != Deployment.NONE) {
      return customer;
    }
    var deploying = customer.with(customer.account().with(Deployment.DEPLOYING));
    world.cardCustomers.put(deploying);
    world.effect(
        cause,
        "account_deployment_started",
        customer.owner(),
        customer.customerId(),
        customer.id());
    world.tasks.put(
        new Task(
            Ids.task(),
            Task.Kind.FINISH_DEPLOYMENT,
            customer.id(),
            cause.at().plusSeconds(world.cardSettings.get().deploySeconds())));
    return deploying;
  }

  /** Finishes what was planned, if nothing else has finished it. */
  public void finishDue(World world, Task task) {
    world
        .cardCustomers
        .find(task.subject())
        .filter(customer -> customer.account().deployment() == Deployment.DEPLOYING)
        .ifPresent(
            customer -> {
              var _ = finish(world, Cause.byItself(task.dueAt()), customer);
            });
  }

  public CardCustomer finish(World world, Cause cause, CardCustomer customer) {
    var deployed = customer.with(customer.account().deployed(cause.at()));
    world.cardCustomers.put(deployed);
    world.effect(cause, "account_deployed", customer.owner(), customer.customerId(), customer.id());
    return deployed;
  }
}
