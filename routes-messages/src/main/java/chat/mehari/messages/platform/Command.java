package chat.mehari.messages.platform;

import chat.mehari.schemas.frame.request.Request;
import java.util.UUID;

/**
 * A command of a conversation, as the features get it.
 *
 * @param position its place among the commands that run together; unique and ascending
 * @param requester who asked
 * @param conversationId what it changes
 * @param commandId makes a repetition of it the same command, for ever
 * @param redelivered whether it may have been done before
 * @param request what is to be done
 */
public record Command(
    int position,
    Requester requester,
    UUID conversationId,
    UUID commandId,
    boolean redelivered,
    Request request) {}
