package chat.mehari.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames are cut out of a message byte by byte, whatever stands around them. */
class DeliverySlicerTest {

  private static final String LAST = "{'audience':{'correlation':'last'},'frame':{'type':'reply'}}";

  private final DeliverySlicer slicer = new DeliverySlicer();

  @Test
  void framesArriveAsTheyWereWritten() {
    String frame = "{ 'a' : [1, {'b':'\\u00e9\\\\\\/ \u00e9 \uD83D\uDC2A '}] , 'c':1.50 }";

    assertThat(slice("{'audience':{'everybody':true},'frame':" + frame + "}"))
        .singleElement()
        .satisfies(slice -> assertThat(slice.frame()).isEqualTo(frame.replace('\'', '"')));
  }

  @Test
  void theFrameMayStandBeforeItsAudience() {
    assertThat(slice("{'frame':{'x':1},'audience':{'correlation':'7'}}"))
        .containsExactly(new Slice("7", null, false, "{\"x\":1}"));
  }

  @Test
  void usersAreSixteenBytesEach() {
    assertThat(
            slice(
                "{'audience':{'users':'AAAAAAAAAAEAAAAAAAAAAgAAAAAAAAADAAAAAAAAAAQ='},"
                    + "'frame':{}}"))
        .singleElement()
        .satisfies(
            slice -> assertThat(slice.users()).isEqualTo(List.of(new UUID(1, 2), new UUID(3, 4))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'frame':{}}",
        "{'audience':{'everybody':true}}",
        "{'audience':{'everybody':false},'frame':{}}",
        "{'audience':{'planet':'Mars'},'frame':{}}",
        "{'audience':{'planets':{'users':'AAAA'}},'frame':{}}",
        "{'audience':null,'frame':{}}",
        "{'audience':'everybody','frame':{}}",
        "{'audience':['everybody',true],'frame':{}}",
        "{'audience':{'everybody':true},'frame':null}",
        "{'audience':{'everybody':true},'frame':'text'}",
        "{'audience':{'everybody':true},'frame':7}",
        "{'audience':{'correlation':null},'frame':{}}"
      })
  void aDeliveryThatIsForNobodyOrIsNoFrameIsSkipped(String delivery) {
    assertThat(slice(delivery + "," + LAST))
        .containsExactly(new Slice("last", null, false, "{\"type\":\"reply\"}"));
  }

  @Test
  void unknownFieldsAreSkipped() {
    assertThat(
            slicer.slice(
                bytes(
                    "{'version':{'deliveries':[1]},'deliveries':[{'priority':[{}],"
                        + "'audience':{'since':{'x':[1]},'correlation':'1'},'frame':{},'z':{}}],"
                        + "'after':[[]]}")))
        .containsExactly(new Slice("1", null, false, "{}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "7", "{'deliveries':[{'frame':{}", "{'deliveries':[{]}"})
  void whatIsNoMessageIsRefused(String message) {
    assertThatThrownBy(() -> slicer.slice(bytes(message)))
        .isInstanceOf(java.io.UncheckedIOException.class);
  }

  private List<Slice> slice(String deliveries) {
    return slicer.slice(bytes("{'deliveries':[" + deliveries + "]}"));
  }

  private static byte[] bytes(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
