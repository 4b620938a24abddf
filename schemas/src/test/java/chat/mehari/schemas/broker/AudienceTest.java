package chat.mehari.schemas.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AudienceTest {
  private static final UUID ALICE = UUID.fromString("0192f0c1-5b7a-7c3e-9a52-6b1f0c8d4e21");
  private static final UUID BOB = UUID.fromString("f192f0c3-10aa-7d4f-8e06-2f9b7a5c3d18");
  private static final String USERS =
      "{\"users\":\"AZLwwVt6fD6aUmsfDI1OIfGS8MMQqn1PjgYvm3pcPRg=\"}";

  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void requesterIsNamedByCorrelation() throws JsonProcessingException {
    assertThat(mapper.writeValueAsString(new Audience.Requester("c-17")))
        .isEqualTo("{\"correlation\":\"c-17\"}");
    assertThat(read("{\"correlation\":\"c-17\"}")).isEqualTo(new Audience.Requester("c-17"));
  }

  @Test
  void usersAreBase64OfSixteenBytesEach() throws JsonProcessingException {
    assertThat(mapper.writeValueAsString(Audience.Users.of(List.of(ALICE, BOB)))).isEqualTo(USERS);
    assertThat(read(USERS))
        .isInstanceOfSatisfying(
            Audience.Users.class, users -> assertThat(users.ids()).containsExactly(ALICE, BOB));
  }

  @Test
  void everybodyIsTrue() throws JsonProcessingException {
    assertThat(mapper.writeValueAsString(new Audience.Everybody()))
        .isEqualTo("{\"everybody\":true}");
    assertThat(read("{\"everybody\":true}")).isEqualTo(new Audience.Everybody());
  }

  @Test
  void usersWithATornIdAreReadUpToIt() {
    byte[] torn = Base64.getDecoder().decode("AZLwwVt6fD6aUmsfDI1OIfGS");

    assertThat(new Audience.Users(torn).ids()).containsExactly(ALICE);
  }

  private Audience read(String json) throws JsonProcessingException {
    return mapper.readValue(json, Audience.class);
  }
}
