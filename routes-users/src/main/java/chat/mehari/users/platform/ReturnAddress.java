package chat.mehari.users.platform;

import org.jspecify.annotations.Nullable;

/**
 * Where the answer to a request goes. It is read first of all and without conditions, so that a
 * request that makes no sense is answered too where that is possible.
 *
 * @param replyKey the asking gateway's routing key
 * @param correlation what the gateway knows the request by
 * @param request the client's id of the request, echoed to it
 */
public record ReturnAddress(
    @Nullable String replyKey, @Nullable String correlation, @Nullable String request) {}
