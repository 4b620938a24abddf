package chat.mehari.messages.platform;

import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.support.converter.MessageConverter;

/**
 * Takes bodies as the bytes that they are, whatever a message says of its content. To be told of an
 * unknown character set would otherwise fail before any route could answer it.
 */
final class RawBodies implements MessageConverter {

  @Override
  public Object fromMessage(Message message) {
    return message.getBody();
  }

  @Override
  public Message toMessage(Object body, MessageProperties properties) {
    return new Message((byte[]) body, properties);
  }
}
