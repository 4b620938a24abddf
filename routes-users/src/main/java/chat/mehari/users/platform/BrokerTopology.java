package chat.mehari.users.platform;

import chat.mehari.schemas.broker.Exchanges;
import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.broker.Queues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.FanoutExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service declares at the broker, each time that it connects. */
@Configuration(proxyBeanMethods = false)
class BrokerTopology {

  /** The exchanges that it publishes to, and a durable queue for each of its operations. */
  @Bean
  Declarables usersTopology() {
    DirectExchange users = new DirectExchange(Exchanges.USERS);
    DirectExchange deadLetter = new DirectExchange(Exchanges.DEAD_LETTER);
    Queue deadLetters = new Queue(Queues.USERS_DEAD_LETTER);
    List<Declarable> declarables =
        new ArrayList<>(
            List.of(
                users,
                deadLetter,
                deadLetters,
                new DirectExchange(Exchanges.NOTIFICATION),
                new FanoutExchange(Exchanges.BROADCAST)));
    operations()
        .forEach(
            operation -> {
              Queue queue = new Queue(Queues.of(operation));
              declarables.add(queue);
              declarables.add(BindingBuilder.bind(queue).to(users).with(operation.operationName()));
              declarables.add(
                  BindingBuilder.bind(deadLetters).to(deadLetter).with(queue.getName()));
            });
    return new Declarables(declarables);
  }

  /** The operations of this service. */
  static List<Operation> operations() {
    return Arrays.stream(Operation.values())
        .filter(operation -> operation.exchange().equals(Exchanges.USERS))
        .toList();
  }
}
