package chat.mehari.schemas.broker;

import java.util.List;

/**
 * The body of a message to gateways: all that goes the same way at the same time, in order.
 *
 * @param deliveries one or more
 */
public record Deliveries(List<Delivery> deliveries) {

  /** The value of {@link Headers#TYPE}. */
  public static final String TYPE = "deliveries";
}
