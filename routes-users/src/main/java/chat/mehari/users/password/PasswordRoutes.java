package chat.mehari.users.password;

import chat.mehari.users.platform.Endpoints;
import chat.mehari.users.platform.Policies;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Passwords are hashed and checked on threads of their own. */
@Component
class PasswordRoutes extends RouteBuilder {

  private final PasswordCheck check;
  private final PasswordHashing hashing;
  private final HashingQueue queue;

  PasswordRoutes(PasswordCheck check, PasswordHashing hashing, HashingQueue queue) {
    this.check = check;
    this.hashing = hashing;
    this.queue = queue;
  }

  @Override
  public void configure() {
    from("direct:check-password")
        .routeId("check-password")
        .routeConfigurationId(Policies.STEP)
        .description("Turns a name and its password into the user; goes on in a hashing thread")
        .bean(check, "attempt")
        .setProperty("attempt", body())
        .to("direct:refuse-where-blocked")
        .setProperty("since", simple("${exchangeProperty.attempt.since}"))
        .to("direct:enter-hashing-queue")
        .to(Endpoints.rows("password/get-credentials", Credentials.class))
        .bean(check, "verify")
        .setProperty("known", body())
        // Judged after the hash: of many attempts at once, only those counted in time are heard.
        .choice()
        .when(body().isNull())
        .to("direct:refuse-password")
        .otherwise()
        .to("direct:refuse-where-blocked")
        .end()
        .setBody(exchangeProperty("known"));

    from("direct:refuse-where-blocked")
        .routeId("refuse-where-blocked")
        .routeConfigurationId(Policies.STEP)
        .description(
            "Refuses where a name had too many wrong passwords from here, or from everywhere")
        .to(Endpoints.rows("password/get-block", Block.class))
        .bean(check, "refuseWhereBlocked");

    from("direct:refuse-password")
        .routeId("refuse-password")
        .routeConfigurationId(Policies.STEP)
        .description("Counts a wrong password and refuses it")
        .to(Endpoints.rows("password/record-failure", CountedFailure.class))
        .bean(check, "refuse")
        .to(Endpoints.rows("password/get-block", Block.class))
        .bean(check, "refuseUncounted");

    from("direct:hash-password")
        .routeId("hash-password")
        .routeConfigurationId(Policies.STEP)
        .description("Turns a password into its hash; goes on in a hashing thread")
        .setProperty("since")
        .method(System.class, "nanoTime")
        .to("direct:enter-hashing-queue")
        .bean(hashing, "hash");

    from("direct:enter-hashing-queue")
        .routeId("enter-hashing-queue")
        .routeConfigurationId(Policies.STEP)
        .description("Waits for a hashing thread, or is refused")
        .bean(queue, "enter")
        .threads()
        .executorService(queue.threads())
        .callerRunsWhenRejected("false")
        .bean(queue, "leave")
        .bean(queue, "refuseStale");

    from("timer:forget-logins?period={{mehari.users.clean-up-period:10m}}")
        .routeId("forget-logins")
        .routeConfigurationId(Policies.HOUSEKEEPING)
        .description(
            "Forgets wrong passwords after a minute, and where people signed in after a month")
        .to(Endpoints.change("password/forget-failed-logins"))
        .to(Endpoints.change("password/forget-known-networks"));
  }
}
