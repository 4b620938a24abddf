package chat.mehari.messages.platform;

import chat.mehari.schemas.broker.Exchanges;
import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.broker.Queues;
import chat.mehari.schemas.broker.RoutingKeys;
import chat.mehari.schemas.identity.ConversationId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.FanoutExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The exchanges, queues and bindings that this service needs, declared on each new connection. */
@Configuration(proxyBeanMethods = false)
class Topology {

  private static final List<Operation> QUERIES =
      List.of(Operation.GET_MESSAGES, Operation.GET_CONVERSATIONS, Operation.SYNC);

  @Bean
  Declarables brokerTopology() {
    DirectExchange messages = new DirectExchange(Exchanges.MESSAGES);
    DirectExchange deadLetter = new DirectExchange(Exchanges.DEAD_LETTER);
    Queue deadLetters = QueueBuilder.durable(Queues.MESSAGES_DEAD_LETTER).build();
    List<Declarable> all =
        new ArrayList<>(
            List.of(
                messages,
                deadLetter,
                deadLetters,
                new DirectExchange(Exchanges.NOTIFICATION),
                new FanoutExchange(Exchanges.BROADCAST),
                new FanoutExchange(Exchanges.INSTANCES)));
    for (int partition = 0; partition < ConversationId.PARTITIONS; partition++) {
      Queue queue = QueueBuilder.durable(Queues.commands(partition)).singleActiveConsumer().build();
      all.add(queue);
      all.add(BindingBuilder.bind(queue).to(messages).with(RoutingKeys.commands(partition)));
      all.add(deadLetterBinding(deadLetters, deadLetter, queue));
    }
    for (Operation query : QUERIES) {
      Queue queue = QueueBuilder.durable(Queues.of(query)).build();
      all.add(queue);
      all.add(BindingBuilder.bind(queue).to(messages).with(query.operationName()));
      all.add(deadLetterBinding(deadLetters, deadLetter, queue));
    }
    return new Declarables(all);
  }

  private static Binding deadLetterBinding(
      Queue deadLetters, DirectExchange deadLetter, Queue queue) {
    return BindingBuilder.bind(deadLetters).to(deadLetter).with(queue.getName());
  }
}
