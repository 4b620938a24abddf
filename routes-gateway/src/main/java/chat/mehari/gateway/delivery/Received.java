package chat.mehari.gateway.delivery;

import org.jspecify.annotations.Nullable;

/**
 * A message from the broker.
 *
 * @param type the value of its type header
 * @param receivedAt the value of the header that tells when a gateway received what it comes of
 * @param trace the value of the header that tells what caused it
 * @param body its content
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Received(
    @Nullable String type, @Nullable String receivedAt, @Nullable String trace, byte[] body) {}
