package chat.mehari.schemas.frame;

import chat.mehari.schemas.frame.reply.ReplyData;

/**
 * The answer to a request that was done.
 *
 * @param type always {@value #TYPE}
 * @param re the request's id
 * @param data what the operation answers; an empty object where it has nothing to say
 */
public record ReplyFrame(String type, String re, ReplyData data) implements ServerFrame {

  /** The frame's type. */
  public static final String TYPE = "reply";

  /** The answer {@code data} to the request {@code re}. */
  public ReplyFrame(String re, ReplyData data) {
    this(TYPE, re, data);
  }
}
