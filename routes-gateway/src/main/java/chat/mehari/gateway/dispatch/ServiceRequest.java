package chat.mehari.gateway.dispatch;

import chat.mehari.gateway.connection.Identity;
import chat.mehari.gateway.connection.Socket;
import chat.mehari.schemas.broker.Operation;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a service is asked, on behalf of a client or of this gateway itself.
 *
 * @param operation what
 * @param data the body that leaves
 * @param identity on whose behalf
 * @param socket who hears the answer; null where this gateway asks
 * @param id the client's id of the request; null where this gateway asks
 * @param receivedAt {@link System#nanoTime()} when it came in, from which its time runs
 */
public record ServiceRequest(
    Operation operation,
    ObjectNode data,
    @Nullable Identity identity,
    @Nullable Socket socket,
    @Nullable String id,
    long receivedAt) {

  /** A question of this gateway's own, of which no client hears. */
  public static ServiceRequest question(Operation operation, ObjectNode data) {
    return question(operation, data, System.nanoTime());
  }

  /** A question asked for the sake of a request that came in at this time. */
  public static ServiceRequest question(Operation operation, ObjectNode data, long receivedAt) {
    return new ServiceRequest(operation, data, null, null, null, receivedAt);
  }

  /** The same with other data, on behalf of somebody whom the socket is not yet known to be. */
  public ServiceRequest onBehalfOf(Identity newIdentity, ObjectNode newData) {
    return new ServiceRequest(operation, newData, newIdentity, socket, id, receivedAt);
  }

  /** Whether it ends the session that asks: by a logout, or because it names that session. */
  public boolean endsOwnSession() {
    return operation == Operation.LOGOUT
        || (operation == Operation.REVOKE_SESSION
            && identity != null
            && data.path("sessionId").asText().equalsIgnoreCase(identity.sessionId().toString()));
  }

  /** The user on whose behalf it is asked. */
  public @Nullable UUID userId() {
    return identity == null ? null : identity.userId();
  }
}
