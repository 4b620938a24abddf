package chat.mehari.messages.command;

import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Policy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The transaction of commands. Each statement sees what was committed before that statement.
 *
 * <p>It rolls back what fails and leaves the fault to whoever called. Camel's own {@code
 * transacted()} brings an error handler along, and a fault that one error handler has given up is
 * never repeated by another.
 */
@Component
class CommandTransaction implements Policy {

  private final TransactionTemplate transaction;

  CommandTransaction(PlatformTransactionManager transactions) {
    transaction = new TransactionTemplate(transactions);
    transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
  }

  @Override
  public void beforeWrap(Route route, NamedNode definition) {}

  @Override
  public Processor wrap(Route route, Processor steps) {
    return exchange -> transaction.executeWithoutResult(status -> execute(steps, exchange, status));
  }

  private void execute(Processor steps, Exchange exchange, TransactionStatus status) {
    // Camel keeps what is marked so on this thread, which is the transaction's.
    exchange.getUnitOfWork().beginTransactedBy(this);
    try {
      steps.process(exchange);
    } catch (Exception e) {
      throw RuntimeCamelException.wrapRuntimeCamelException(e);
    } finally {
      exchange.getUnitOfWork().endTransactedBy(this);
    }
    if (exchange.getException() != null) {
      status.setRollbackOnly();
    }
  }
}
