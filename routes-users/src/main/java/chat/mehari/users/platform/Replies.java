package chat.mehari.users.platform;

import chat.mehari.schemas.broker.Audience;
import chat.mehari.schemas.broker.Deliveries;
import chat.mehari.schemas.broker.Delivery;
import chat.mehari.schemas.frame.ErrorBody;
import chat.mehari.schemas.frame.ErrorFrame;
import chat.mehari.schemas.frame.EventFrame;
import chat.mehari.schemas.frame.ReplyFrame;
import chat.mehari.schemas.frame.ServerFrame;
import chat.mehari.schemas.frame.event.EventData;
import chat.mehari.schemas.frame.reply.ReplyData;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Wraps what the flows answer into what gateways read. */
@Component
public class Replies {

  /** Whether there is anybody to answer. */
  public boolean canReach(@ExchangeProperty(Properties.RETURN_ADDRESS) ReturnAddress address) {
    return address.replyKey() != null && address.correlation() != null;
  }

  /** The answer to a request that was done. */
  public Deliveries reply(
      @Body ReplyData data, @ExchangeProperty(Properties.RETURN_ADDRESS) ReturnAddress address) {
    return toRequester(new ReplyFrame(echo(address), data), address);
  }

  /** The answer to a request that was not done. */
  public Deliveries error(
      @Body ErrorBody error, @ExchangeProperty(Properties.RETURN_ADDRESS) ReturnAddress address) {
    return toRequester(new ErrorFrame(echo(address), error), address);
  }

  /** An event for every authenticated socket. */
  public Deliveries toEverybody(@Body EventData event) {
    return new Deliveries(List.of(new Delivery(new Audience.Everybody(), new EventFrame(event))));
  }

  private static Deliveries toRequester(ServerFrame frame, ReturnAddress address) {
    return new Deliveries(
        List.of(new Delivery(new Audience.Requester(correlation(address)), frame)));
  }

  /** A gateway's own question has no client's id; it is known by its correlation. */
  private static String echo(ReturnAddress address) {
    String request = address.request();
    return request != null ? request : correlation(address);
  }

  private static String correlation(ReturnAddress address) {
    String correlation = address.correlation();
    if (correlation == null) {
      throw new IllegalArgumentException("Nobody to answer");
    }
    return correlation;
  }
}
