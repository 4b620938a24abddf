package chat.mehari.gateway.dispatch;

import chat.mehari.gateway.connection.Socket;
import org.jspecify.annotations.Nullable;

/**
 * A client's request that nobody will answer any more.
 *
 * @param socket who asked
 * @param re the client's id of it
 */
public record Unanswered(Socket socket, @Nullable String re) {}
