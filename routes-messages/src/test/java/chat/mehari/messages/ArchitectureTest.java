package chat.mehari.messages;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.Route;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Order(1)
@AnalyzeClasses(
    packages = "chat.mehari.messages",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @RegisterExtension static final ServiceUnderTest INSTANCE = new ServiceUnderTest();

  private static final String[] FEATURES = {
    "chat.mehari.messages.command..",
    "chat.mehari.messages.conversation..",
    "chat.mehari.messages.history..",
    "chat.mehari.messages.instance..",
    "chat.mehari.messages.posting..",
    "chat.mehari.messages.receipt..",
    "chat.mehari.messages.sync.."
  };

  @ArchTest
  static final ArchRule beansKnowNothingOfCamel =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Routes")
          .and()
          .haveNameNotMatching(
              "chat\\.mehari\\.messages\\.(platform\\."
                  + "(QueryErrorPolicy|QueryLogContext|Rabbit)"
                  + "|command\\.(CommandConsumers|CommandErrorPolicy|CommandListenerContainer"
                  + "|CommandTransaction))(\\$.*)?")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.apache.camel..")
                  // They say which part of the message a parameter is.
                  .and(
                      not(
                          belongToAnyOf(
                              Body.class,
                              Header.class,
                              ExchangeException.class,
                              ExchangeProperty.class))));

  @ArchTest
  static final ArchRule featuresMeetOnlyInRoutes =
      SlicesRuleDefinition.slices()
          .matching("chat.mehari.messages.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              resideInAPackage("chat.mehari.messages.."),
              resideInAPackage("chat.mehari.messages.platform.."));

  @ArchTest
  static final ArchRule platformKnowsNoFeature =
      noClasses()
          .that()
          .resideInAPackage("chat.mehari.messages.platform..")
          .should()
          .dependOnClassesThat(resideInAnyPackage(FEATURES));

  @ArchTest
  static final ArchRule featuresAreClosed =
      classes()
          .that()
          .resideInAnyPackage(FEATURES)
          .and()
          .areTopLevelClasses()
          .should()
          .bePackagePrivate();

  private static final Pattern SQL_TEXT =
      Pattern.compile(
          "\"\\s*(select|insert into|update|delete from|with|alter|create|drop)\\s",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PARAMETER =
      Pattern.compile(":#(?!\\$\\{(body|exchangeProperty)(\\.\\w+)?\\})");

  @Test
  void sqlLiesInFiles() throws IOException {
    assertThat(files("src/main/java", ".java"))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(SQL_TEXT.matcher(Files.readString(file)).find()).isFalse());
  }

  @Test
  void statementsTakeParametersOnlyFromBodyAndProperties() throws IOException {
    assertThat(files("src/main/resources/sql", ".sql"))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(PARAMETER.matcher(Files.readString(file)).find()).isFalse());
  }

  @Test
  void everyPackageSaysWhatMayBeNull() throws IOException {
    Set<Path> packages =
        files("src/main/java", ".java").stream()
            .map(file -> file.resolveSibling("package-info.java"))
            .collect(Collectors.toSet());
    assertThat(packages)
        .hasSize(FEATURES.length + 2)
        .allSatisfy(file -> assertThat(Files.readString(file)).contains("@NullMarked"));
  }

  @Test
  void everyRouteSaysWhatItIs() {
    List<Route> routes = INSTANCE.service().camel().getRoutes();
    assertThat(routes).hasSizeGreaterThan(10);
    for (Route route : routes) {
      assertThat(route.getRouteId()).matches("[a-z]+(-[a-z]+)*");
      assertThat(route.getDescription()).as(route.getRouteId()).isNotBlank();
    }
  }

  private static List<Path> files(String directory, String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(directory))) {
      return files.filter(file -> file.toString().endsWith(suffix)).toList();
    }
  }
}
