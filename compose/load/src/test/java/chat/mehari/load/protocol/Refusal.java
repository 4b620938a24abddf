package chat.mehari.load.protocol;

import chat.mehari.load.account.Device;
import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.RequestRefused;
import chat.mehari.load.wire.WireClient;
import java.time.Duration;
import java.util.function.Supplier;

/** Requests that must fail. */
final class Refusal {
  private static final Duration ANSWERING = Duration.ofMinutes(1);

  private Refusal() {}

  /** What the call was refused with. */
  static RequestRefused of(Supplier<?> call) {
    Object answer;
    try {
      answer = call.get();
    } catch (RequestRefused e) {
      return e;
    }
    throw new AssertionError("expected an error, got " + answer);
  }

  /** The code that a request was refused with. */
  static String code(WireClient client, String type, Object... namesAndValues) {
    return of(() -> client.call(type, Json.object(namesAndValues))).code();
  }

  /** The code that a request was refused with. */
  static String code(Device device, String type, Object... namesAndValues) {
    return code(device.wire(), type, namesAndValues);
  }

  /** What a frame, sent as it is, was refused with; the answer names this id. */
  static RequestRefused ofFrame(WireClient client, String id, String frame) {
    return of(() -> WireClient.await(client.request(id, frame), ANSWERING));
  }
}
