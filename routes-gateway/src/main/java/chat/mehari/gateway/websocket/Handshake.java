package chat.mehari.gateway.websocket;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of a handshake for the connection that comes of it.
 *
 * @param refusal the HTTP status with which it should have been refused, 0 where it is welcome
 * @param remoteAddress the peer's address, null where the container does not tell it
 * @param userAgent the client's name for itself
 */
record Handshake(int refusal, @Nullable String remoteAddress, @Nullable String userAgent) {

  /** Under this name a configurator hands it to the endpoint. */
  static final String PROPERTY = Handshake.class.getName();
}
