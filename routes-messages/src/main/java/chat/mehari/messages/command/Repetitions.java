package chat.mehari.messages.command;

import chat.mehari.runtime.Told;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells once why a batch has to be tried again, however often it is, and once that it is done. */
@Component
class Repetitions {

  private static final Logger LOG = LoggerFactory.getLogger(Repetitions.class);

  private final Told told = new Told();
  private final BatchMetrics metrics;

  Repetitions(BatchMetrics metrics) {
    this.metrics = metrics;
  }

  /** It failed with a transient fault and will be tried again. */
  void repeated(Throwable fault) {
    metrics.repeated();
    String reason = Told.reason(fault);
    if (told.isNews(reason)) {
      LOG.warn("Commands wait and are tried again: {}", reason);
    }
  }

  /** It is done. */
  void done() {
    if (told.isOver()) {
      LOG.info("Commands are done again");
    }
  }
}
