package chat.mehari.gateway.platform;

import chat.mehari.schemas.broker.RoutingKeys;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The name of this run of the gateway: random at each start, so that no two ever share it. */
@Component
public class Instance {

  private final String name = UUID.randomUUID().toString();

  /** The name itself. */
  public String name() {
    return name;
  }

  /** Where answers for this gateway go. */
  public String replyKey() {
    return RoutingKeys.gateway(name);
  }
}
