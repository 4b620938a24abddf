package chat.mehari.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.schemas.frame.ErrorDetail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found in one pass over a frame. */
class FrameReaderTest {

  private final FrameReader reader = new FrameReader();

  @Test
  void nestingOfThirtyTwoIsDeepEnough() {
    assertThat(read(nested(32)).problems()).isEmpty();
    assertThat(read(nested(33)).problems())
        .singleElement()
        .satisfies(detail -> assertThat(detail.message()).isEqualTo("nested more than 32 deep"));
  }

  @Test
  void theIdIsFoundBehindAProblem() {
    assertThat(read("{\"data\":{\"a\":1,\"a\":2},\"id\":\"x\"}").id()).isEqualTo("x");
    assertThat(read("{\"data\":" + nested(40) + ",\"id\":\"x\"}").id()).isEqualTo("x");
    assertThat(read("{\"data\":{\"id\":\"inner\"}}").id()).isNull();
    assertThat(read("{\"id\":\"first\",\"id\":\"second\"}").id()).isEqualTo("first");
    assertThat(read("[\"id\",\"x\"]").id()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a':{'b':1,'b':1}}          | /a   | a key stands there twice",
        "{'a':{'b':1,'\\u0062':1}}    | /a   | a key stands there twice",
        "{'a':'\\u0000'}              | /a   | holds U+0000",
        "{'\\u0000':1}                | ''   | a key holds U+0000",
        "{'a':['\\ud83d']}            | /a/0 | holds half a surrogate pair",
        "{'a':'\\ud83d\\ud83d'}       | /a   | holds half a surrogate pair",
        "{'a':'\\udc2a'}              | /a   | holds half a surrogate pair",
        "{'a':1e2}                    | /a   | not a whole number",
        "{'a':1.0}                    | /a   | not a whole number",
        "{'a':123456789012345678}     | /a   | out of range",
        "{} {}                        | ''   | something follows after the end",
        "{'a':1                       | ''   | not valid JSON",
        "{'a':01}                     | ''   | not valid JSON",
        "{a:1}                        | ''   | not valid JSON"
      })
  void tellsTheFirstProblemAndWhereItIs(String frame, String path, String problem) {
    assertThat(read(frame.strip().replace('\'', '"')).problems())
        .containsExactly(new ErrorDetail(path, problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a':{'b':1},'c':{'b':1}}",
        "{'a':'\\ud83d\\udc2a'}",
        "{'\uD83D\uDC2A':1}",
        "{'a':-9007199254740991}",
        "{'a':null,'b':true,'c':[]}",
        "{'a':'\\\\u0000'}"
      })
  void takesWhatIsSound(String frame) {
    assertThat(read(frame.strip().replace('\'', '"')).problems()).isEmpty();
  }

  @Test
  void pathsAreNotLongerThanTheyNeedBe() {
    String key = "k".repeat(5_000);
    assertThat(read("{\"" + key + "\":1.5}").problems().get(0).path()).hasSize(200);
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private Frame read(String text) {
    return reader.read(text, System.nanoTime());
  }
}
