package chat.mehari.messages.platform;

import chat.mehari.schemas.broker.Deliveries;
import chat.mehari.schemas.broker.Delivery;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes {@link Deliveries} one by one, and begins a new body where one has become long. */
final class BundleWriter {

  private static final byte[] HEAD = "{\"deliveries\":[".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TAIL = "]}".getBytes(StandardCharsets.US_ASCII);

  private final ObjectWriter deliveries;
  private final int limit;
  private final List<byte[]> finished = new ArrayList<>();
  private final ByteArrayOutputStream current = new ByteArrayOutputStream(1024);

  BundleWriter(ObjectWriter deliveries, int limit) {
    this.deliveries = deliveries;
    this.limit = limit;
  }

  void add(Delivery delivery) {
    byte[] bytes = bytes(delivery);
    if (current.size() > 0 && current.size() + bytes.length > limit) {
      finish();
    }
    if (current.size() == 0) {
      current.writeBytes(HEAD);
    } else {
      current.write(',');
    }
    current.writeBytes(bytes);
  }

  /** All bodies; the writer is empty afterwards. */
  List<byte[]> bodies() {
    if (current.size() > 0) {
      finish();
    }
    return finished;
  }

  private void finish() {
    current.writeBytes(TAIL);
    finished.add(current.toByteArray());
    current.reset();
  }

  private byte[] bytes(Delivery delivery) {
    try {
      return deliveries.writeValueAsBytes(delivery);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("frames are records and can always be written", e);
    }
  }
}
