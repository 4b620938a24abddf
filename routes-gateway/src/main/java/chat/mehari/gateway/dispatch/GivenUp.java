package chat.mehari.gateway.dispatch;

import java.util.List;

/** Hears of requests whose way to the service has failed. */
@FunctionalInterface
public interface GivenUp {

  /** Nobody will answer the requests of these correlations. */
  void unanswered(List<String> correlations);
}
