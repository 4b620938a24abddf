package chat.mehari.schemas.broker;

import chat.mehari.schemas.frame.ServerFrame;

/**
 * A finished frame and who gets it. The gateway forwards the frame's bytes as they are.
 *
 * @param audience whose sockets it is for
 * @param frame what they get
 */
public record Delivery(Audience audience, ServerFrame frame) {}
