package chat.mehari.gateway.request;

import chat.mehari.gateway.connection.Socket;
import chat.mehari.gateway.dispatch.ServiceRequest;
import chat.mehari.schemas.broker.Operation;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.stereotype.Component;

/** Makes requests to services of frames that passed every check. */
@Component
class ServiceRequests {

  /** What the frame asks, on behalf of whose socket it is. */
  public ServiceRequest request(Frame frame, Socket socket, Operation operation) {
    ObjectNode data =
        frame.json().path("data") instanceof ObjectNode object
            ? object
            : JsonNodeFactory.instance.objectNode();
    return new ServiceRequest(
        operation, data, socket.identity(), socket, frame.id(), frame.receivedAt());
  }
}
