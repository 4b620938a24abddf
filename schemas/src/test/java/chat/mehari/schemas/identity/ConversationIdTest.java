package chat.mehari.schemas.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors that another implementation can be tested with; they were computed without this one. */
class ConversationIdTest {
  @ParameterizedTest
  @CsvSource({
    // Two users, in either order.
    "0192f0c1-5b7a-7c3e-9a52-6b1f0c8d4e21, 0192f0c3-10aa-7d4f-8e06-2f9b7a5c3d18, 97089003-2f8a-8152-9bfd-71bb3145714b, 3",
    "0192f0c3-10aa-7d4f-8e06-2f9b7a5c3d18, 0192f0c1-5b7a-7c3e-9a52-6b1f0c8d4e21, 97089003-2f8a-8152-9bfd-71bb3145714b, 3",
    // Notes to oneself.
    "0192f0c1-5b7a-7c3e-9a52-6b1f0c8d4e21, 0192f0c1-5b7a-7c3e-9a52-6b1f0c8d4e21, 13332dbf-1482-8608-80f1-bb2a8a7b9fbe, 6",
    // Ids whose bytes would be ordered the other way if they had a sign.
    "00000000-0000-0000-0000-000000000000, ffffffff-ffff-ffff-ffff-ffffffffffff, d66c805e-b28f-8c23-a0f7-2723285fc784, 4",
    "80000000-0000-0000-0000-000000000000, 7fffffff-ffff-ffff-ffff-ffffffffffff, 7c0275f5-62bd-85ad-ab81-714a97bd8e0b, 3",
    "0192f0c1-5b7a-7c3e-8000-000000000000, 0192f0c1-5b7a-7c3e-7fff-ffffffffffff, 2edd0e1f-d7e7-8d20-bcca-b9576290e2f1, 1",
  })
  void ofPrivateAndItsPartition(UUID one, UUID other, UUID id, int partition) {
    assertThat(ConversationId.ofPrivate(one, other)).isEqualTo(id);
    assertThat(ConversationId.partition(id)).isEqualTo(partition);
  }

  @ParameterizedTest
  @CsvSource({"00, 0", "07, 7", "08, 0", "7f, 7", "80, 0", "fe, 6", "ff, 7"})
  void partitionIsTheLastByteModuloEight(String lastByte, int partition) {
    UUID id = UUID.fromString("97089003-2f8a-8152-9bfd-71bb314571" + lastByte);

    assertThat(ConversationId.partition(id)).isEqualTo(partition);
  }

  @Test
  void isAUuidOfVersion8() {
    UUID id = ConversationId.ofPrivate(UUID.randomUUID(), UUID.randomUUID());

    assertThat(id.version()).isEqualTo(8);
    assertThat(id.variant()).isEqualTo(2);
  }
}
