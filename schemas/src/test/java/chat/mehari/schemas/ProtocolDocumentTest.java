package chat.mehari.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.schemas.frame.CloseCode;
import chat.mehari.schemas.frame.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The document for authors of clients says what the schemas say. */
class ProtocolDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/protocol.md");
  private static final Pattern FIELD = Pattern.compile("`([A-Za-z]+)`(\\??)");
  private static final Pattern CAMEL_CASE = Pattern.compile("`([a-z]+[A-Z][A-Za-z]*)`");

  @Test
  void everyOperationStandsThereWithItsFieldsAndNoOther() throws IOException {
    Map<String, List<String>> rows = rows("Operations", "type");

    assertThat(rows.keySet()).isEqualTo(ContractFiles.schemasIn("reply"));
    assertThat(rows)
        .allSatisfy(
            (name, cells) -> {
              assertThat(fields(cells.get(0))).isEqualTo(members("request/" + name, true));
              assertThat(fields(cells.get(1))).isEqualTo(members("reply/" + name, true));
            });
  }

  @Test
  void everyEventStandsThereWithItsFieldsAndNoOther() throws IOException {
    Map<String, List<String>> rows = rows("Events", "type");

    assertThat(rows.keySet()).isEqualTo(ContractFiles.schemasIn("event"));
    assertThat(rows)
        .allSatisfy(
            (name, cells) ->
                assertThat(fields(cells.get(0))).isEqualTo(members("event/" + name, true)));
  }

  @Test
  void objectsHaveTheirFields() throws IOException {
    Map<String, List<String>> rows = rows("Operations", "object");

    assertThat(rows).containsOnlyKeys("user", "session", "message", "conversation");
    assertThat(rows)
        .allSatisfy(
            (name, cells) ->
                assertThat(fields(cells.get(0))).isEqualTo(members("shared/" + name, false)));
  }

  @Test
  void everyErrorCodeAndCloseCodeStandsThere() throws IOException {
    Set<String> codes =
        Arrays.stream(ErrorCode.values()).map(ErrorCode::code).collect(Collectors.toSet());
    Arrays.stream(CloseCode.values())
        .map(code -> Integer.toString(code.code()))
        .forEach(codes::add);

    assertThat(rows("Frames", "code").keySet()).isEqualTo(codes);
  }

  @Test
  void namesNothingThatDoesNotExist() throws IOException {
    Set<String> known = new HashSet<>(ContractFiles.schemasIn("request"));
    ContractFiles.schemas().stream()
        .map(ContractFiles::text)
        .forEach(
            schema -> {
              known.addAll(Json.names(schema.path("properties")));
              known.addAll(Json.names(schema.at("/properties/data/properties")));
            });

    assertThat(CAMEL_CASE.matcher(Files.readString(DOCUMENT)).results())
        .isNotEmpty()
        .extracting(name -> name.group(1))
        .isSubsetOf(known);
  }

  /** The rows of those tables of a chapter whose first column is headed so, by the first cell. */
  private static Map<String, List<String>> rows(String chapter, String head) throws IOException {
    Map<String, List<String>> rows = new HashMap<>();
    boolean inChapter = false;
    boolean inTable = false;
    for (String line : Files.readAllLines(DOCUMENT)) {
      if (line.startsWith("## ")) {
        inChapter = line.equals("## " + chapter);
      }
      List<String> cells = List.of(line.replaceFirst("^\\| ", "").split(" +\\|( |$)", -1));
      if (!line.startsWith("|")) {
        inTable = false;
      } else if (cells.get(0).equals(head)) {
        inTable = inChapter;
      } else if (inTable && !line.startsWith("|--")) {
        rows.put(cells.get(0).replace("`", ""), cells.subList(1, cells.size()));
      }
    }
    return rows;
  }

  private static Set<String> fields(String cell) {
    return FIELD
        .matcher(cell)
        .results()
        .map((MatchResult field) -> field.group(1) + field.group(2))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The members of a schema as the document writes them, optional ones with a question mark. */
  private static Set<String> members(String schema, boolean ofData) {
    JsonNode text = ContractFiles.text(schema);
    JsonNode object = ofData ? text.at("/properties/data") : text;
    Set<String> required = new HashSet<>();
    object.path("required").forEach(name -> required.add(name.textValue()));
    return Json.names(object.path("properties")).stream()
        .map(name -> required.contains(name) ? name : name + "?")
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
