package chat.mehari.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of the contract as they lie in this module. Schemas are named like {@code shared/user}.
 */
final class ContractFiles {
  static final Path ROOT = Path.of("src/main/resources/chat/mehari/schemas");

  private static final Path SCHEMAS = ROOT.resolve("json");
  private static final Path EXAMPLES = ROOT.resolve("examples");
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private ContractFiles() {}

  /** The names of all schemas. */
  static Set<String> schemas() {
    try (Stream<Path> files = Files.walk(SCHEMAS)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> name(SCHEMAS.relativize(file)))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the schemas of one folder, without the folder. */
  static Set<String> schemasIn(String folder) {
    return schemas().stream()
        .filter(name -> name.startsWith(folder + "/"))
        .map(name -> name.substring(folder.length() + 1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The text of a schema, references as they stand. */
  static JsonNode text(String schema) {
    return Json.read(file(schema));
  }

  static Path file(String schema) {
    return SCHEMAS.resolve(schema + ".json");
  }

  /** The name of the schema that a reference in another one means. */
  static String resolve(String schema, String reference) {
    Path target = file(schema).resolveSibling(reference).normalize();
    return name(SCHEMAS.relativize(target));
  }

  /** What validates, loaded from the class path as the gateway loads it. */
  static JsonSchema validator(String schema) {
    return FACTORY.getSchema(
        SchemaLocation.of("classpath:chat/mehari/schemas/json/" + schema + ".json"));
  }

  /** The names of all folders of examples, which are those of schemas. */
  static Set<String> exampleFolders() {
    try (Stream<Path> files = Files.walk(EXAMPLES)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> name(EXAMPLES.relativize(file.resolveSibling(""))))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The examples of a schema whose file names start so. */
  static List<Path> examples(String schema, String prefix) {
    Path folder = EXAMPLES.resolve(schema);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path path) {
    return path.toString().replace(File.separatorChar, '/').replaceAll("\\.json$", "");
  }
}
