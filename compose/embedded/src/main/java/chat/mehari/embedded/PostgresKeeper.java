package chat.mehari.embedded;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a server again, on the same port, whenever it ends without having been told to. Somebody
 * may have killed it, or the machine have run out of memory; whoever uses it connects again.
 */
final class PostgresKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresKeeper.class);

  /** Processes of a killed server take a moment to notice, and keep the next one out until then. */
  private static final long RETRY_MS = 500;

  private final PostgresCluster cluster;
  private final int port;
  private final Thread thread = new Thread(this::keep, "postgres-keeper");

  PostgresKeeper(PostgresCluster cluster, int port) {
    this.cluster = cluster;
    this.port = port;
    thread.setDaemon(true);
    thread.start();
  }

  /** Keeps it no longer. A start that is under way is broken off before this returns. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void keep() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Optional<ProcessHandle> server = cluster.running();
        if (server.isPresent()) {
          server.get().onExit().get();
          LOG.warn("PostgreSQL ended without having been told to; it is started again");
        }
        startAgain();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | IOException | RuntimeException e) {
      LOG.error("PostgreSQL is no longer watched", e);
    }
  }

  private void startAgain() throws InterruptedException {
    try {
      cluster.start(port);
    } catch (EmbeddedServerException | IOException e) {
      LOG.warn("PostgreSQL does not start yet: {}", e.getMessage());
      TimeUnit.MILLISECONDS.sleep(RETRY_MS);
    }
  }
}
