package chat.mehari.messages.platform;

import chat.mehari.schemas.frame.ErrorBody;
import chat.mehari.schemas.frame.ErrorFrame;
import chat.mehari.schemas.frame.ReplyFrame;
import chat.mehari.schemas.frame.ServerFrame;
import chat.mehari.schemas.frame.reply.ReplyData;

/** What a request comes to. */
public sealed interface Answer {

  /** The answer as the frame that the client gets for its request {@code re}. */
  ServerFrame frame(String re);

  /** It was done. */
  record Done(ReplyData data) implements Answer {

    @Override
    public ServerFrame frame(String re) {
      return new ReplyFrame(re, data);
    }
  }

  /** It was refused. */
  record Refused(ErrorBody error) implements Answer {

    @Override
    public ServerFrame frame(String re) {
      return new ErrorFrame(re, error);
    }
  }
}
