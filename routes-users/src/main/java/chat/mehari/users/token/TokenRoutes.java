package chat.mehari.users.token;

import chat.mehari.schemas.broker.Operation;
import chat.mehari.users.platform.Endpoints;
import chat.mehari.users.platform.Policies;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Access tokens are signed, and the keys to verify them with are told. */
@Component
class TokenRoutes extends RouteBuilder {

  private final AccessTokens tokens;
  private final KeyRotation rotation;

  TokenRoutes(AccessTokens tokens, KeyRotation rotation) {
    this.tokens = tokens;
    this.rotation = rotation;
  }

  @Override
  public void configure() {
    from("direct:sign-access-token")
        .routeId("sign-access-token")
        .routeConfigurationId(Policies.STEP)
        .description("Turns a grant into its access token, by keys that were read before")
        .bean(tokens, "sign");

    from(Endpoints.query(Operation.GET_KEYS))
        .routeId("get-keys")
        .routeConfigurationId(Policies.QUERIES)
        .description("Tells a gateway the public keys that tokens are verified with, and the time")
        .to("direct:receive-query")
        .unmarshal()
        .json(Operation.GET_KEYS.requestType())
        .to("direct:read-signing-keys")
        .setProperty("keys", body())
        .to(Endpoints.rows("token/get-time", DatabaseTime.class))
        .bean(tokens, "published")
        .to("direct:reply");

    from("direct:read-signing-keys")
        .routeId("read-signing-keys")
        .routeConfigurationId(Policies.STEP)
        .description("Reads all keys; there is always one")
        .to(Endpoints.rows("token/get-signing-keys", SigningKey.class))
        .filter(simple("${body.isEmpty}"))
        .bean(rotation, "first")
        .to("direct:introduce-signing-key")
        .to(Endpoints.rows("token/get-signing-keys", SigningKey.class))
        .end();

    from("timer:rotate-signing-key?period={{mehari.users.token.key-check-period:1m}}")
        .routeId("rotate-signing-key")
        .routeConfigurationId(Policies.HOUSEKEEPING)
        .description("Introduces the next key when it is due, and forgets those that signed out")
        .to(Endpoints.rows("token/get-signing-keys", SigningKey.class))
        .setProperty("keys", body())
        .to(Endpoints.rows("token/get-key-age", KeyAge.class))
        .bean(rotation, "due")
        .filter(body().isNotNull())
        .to("direct:introduce-signing-key")
        .end()
        .setBody()
        .method(rotation, "forgetAfterSeconds")
        .to(Endpoints.change("token/forget-signing-keys"));

    from("direct:introduce-signing-key")
        .routeId("introduce-signing-key")
        .routeConfigurationId(Policies.STEP)
        .description("Adds a key, unless another instance was quicker")
        .to(Endpoints.change("token/introduce-signing-key"));
  }
}
