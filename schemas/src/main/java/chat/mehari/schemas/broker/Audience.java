package chat.mehari.schemas.broker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Whose sockets a frame is for. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @JsonSubTypes.Type(Audience.Requester.class),
  @JsonSubTypes.Type(Audience.Users.class),
  @JsonSubTypes.Type(Audience.Everybody.class)
})
public sealed interface Audience {

  /**
   * The one who asked.
   *
   * @param correlation the value of {@link Headers#CORRELATION} of the request
   */
  record Requester(String correlation) implements Audience {}

  /**
   * Every socket of some users.
   *
   * @param users their ids, 16 bytes each, one after the other; in JSON as base64
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; the bytes go straight to the wire
  record Users(byte[] users) implements Audience {

    /** The audience of these users. */
    public static Users of(Collection<UUID> userIds) {
      ByteBuffer bytes = ByteBuffer.allocate(userIds.size() * 16);
      userIds.forEach(
          id -> bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()));
      return new Users(bytes.array());
    }

    /** The ids of the users. */
    public List<UUID> ids() {
      ByteBuffer bytes = ByteBuffer.wrap(users);
      List<UUID> ids = new ArrayList<>(users.length / 16);
      while (bytes.remaining() >= 16) {
        ids.add(new UUID(bytes.getLong(), bytes.getLong()));
      }
      return ids;
    }
  }

  /**
   * Every authenticated socket.
   *
   * @param everybody always true
   */
  record Everybody(boolean everybody) implements Audience {

    /** The audience of all. */
    public Everybody() {
      this(true);
    }
  }
}
