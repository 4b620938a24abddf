package chat.mehari.gateway.authentication;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Asks for public keys where they are wanted, one question at a time. */
@Component
class KeyRoutes extends RouteBuilder {

  private final KeyRing keys;

  KeyRoutes(KeyRing keys) {
    this.keys = keys;
  }

  @Override
  public void configure() {
    from("timer:learn-keys?period=250&delay=0")
        .routeId("learn-keys")
        .errorHandler(noErrorHandler())
        .description(
            "Asks for the public keys and the time at the start, now and then, and for unknown keys")
        .filter(method(keys, "isWanted"))
        .doTry()
        .setBody(method(keys, "question"))
        .to("direct:ask")
        .bean(keys, "learn")
        .doCatch(Exception.class)
        .log(LoggingLevel.DEBUG, "The public keys have not come: ${exception.message}")
        .bean(keys, "failed")
        .end();
  }
}
