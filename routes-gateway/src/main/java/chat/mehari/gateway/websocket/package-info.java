/**
 * The Camel component {@code websocket-jsr356}: a WebSocket server on the {@code jakarta.websocket}
 * API. It knows nothing of the rest of this program, so that it can be lifted out: it imports
 * Camel, {@code jakarta.websocket}, and, in {@link
 * chat.mehari.gateway.websocket.WebsocketJsr356HandshakeFilter} alone, {@code jakarta.servlet}.
 */
@NullMarked
package chat.mehari.gateway.websocket;

import org.jspecify.annotations.NullMarked;
