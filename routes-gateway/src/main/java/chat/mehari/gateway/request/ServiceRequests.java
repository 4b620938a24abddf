package chat.mehari.gateway.request;

import chat.mehari.gateway.connection.Identity;
import chat.mehari.gateway.connection.Socket;
import chat.mehari.gateway.dispatch.ServiceRequest;
import chat.mehari.gateway.platform.Carried;
import chat.mehari.schemas.broker.Operation;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes requests to services of frames that passed every check. */
@Component
class ServiceRequests {

  /** What the frame asks on behalf of its caller, who is answered at the socket. */
  public ServiceRequest request(
      @ExchangeProperty("frame") Frame frame,
      @ExchangeProperty(Carried.SOCKET) Socket socket,
      @ExchangeProperty("caller") @Nullable Identity caller,
      @ExchangeProperty("operation") Operation operation) {
    ObjectNode data =
        frame.json().path("data") instanceof ObjectNode object
            ? object
            : JsonNodeFactory.instance.objectNode();
    return new ServiceRequest(operation, data, caller, socket, frame.id(), frame.receivedAt());
  }
}
