package chat.mehari.users.platform;

import chat.mehari.runtime.Told;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.stereotype.Component;

/**
 * Tells operators of requests that were not done. A structured log also says by which gateway, and
 * as what, the request is known; nothing that it held is told.
 */
@Component
public class RequestLog {

  private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);

  private final Told told = new Told();

  /** It cannot be done and lies with the dead letters. */
  public void buried(
      @ExchangeProperty(Properties.OPERATION) String request,
      @ExchangeProperty(Properties.TRACE) String trace,
      @ExchangeProperty(Properties.RETURN_ADDRESS) ReturnAddress address) {
    known(LOG.atError(), address).log("{} is buried: {}", request, trace);
  }

  /** It could not be done at the moment; told once for each reason while that lasts. */
  public void unavailable(
      @ExchangeProperty(Properties.OPERATION) String request,
      @ExchangeProperty(Properties.TRACE) String trace,
      @ExchangeProperty(Properties.RETURN_ADDRESS) ReturnAddress address) {
    if (told.isNews(trace)) {
      known(LOG.atWarn(), address).log("{} is answered with unavailable: {}", request, trace);
    }
  }

  /** One was done. */
  public void answered() {
    if (told.isOver()) {
      LOG.info("Requests are answered again");
    }
  }

  private static LoggingEventBuilder known(LoggingEventBuilder event, ReturnAddress address) {
    return event
        .addKeyValue("gateway", address.replyKey())
        .addKeyValue("correlation", address.correlation());
  }
}
