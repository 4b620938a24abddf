package chat.mehari.messages.command;

import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions of commands see, in each statement, what was committed before that statement. */
@Configuration(proxyBeanMethods = false)
class CommandTransaction {

  static final String POLICY = "read-committed";

  @Bean(POLICY)
  SpringTransactionPolicy readCommitted(PlatformTransactionManager transactions) {
    TransactionTemplate template = new TransactionTemplate(transactions);
    template.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    SpringTransactionPolicy policy = new SpringTransactionPolicy();
    policy.setTransactionManager(transactions);
    policy.setTransactionTemplate(template);
    return policy;
  }
}
