package chat.mehari.users;

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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(
    packages = "chat.mehari.users",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule beansKnowNothingOfCamel =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Routes")
          .and()
          .haveNameNotMatching(
              "chat\\.mehari\\.users\\.platform\\."
                  + "(ErrorPolicy|Acknowledgement|CamelComponents)(\\$.*)?")
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
          .matching("chat.mehari.users.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              resideInAPackage("chat.mehari.users.."),
              resideInAPackage("chat.mehari.users.platform.."));

  @ArchTest
  static final ArchRule platformKnowsNoFeature =
      noClasses()
          .that()
          .resideInAPackage("chat.mehari.users.platform..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "chat.mehari.users.account..",
                  "chat.mehari.users.directory..",
                  "chat.mehari.users.password..",
                  "chat.mehari.users.session..",
                  "chat.mehari.users.token.."));

  @ArchTest
  static final ArchRule featuresAreClosed =
      classes()
          .that()
          .resideInAnyPackage(
              "chat.mehari.users.account..",
              "chat.mehari.users.directory..",
              "chat.mehari.users.password..",
              "chat.mehari.users.session..",
              "chat.mehari.users.token..")
          .and()
          .areTopLevelClasses()
          .should()
          .bePackagePrivate();

  private static final Pattern SQL_TEXT =
      Pattern.compile(
          "\"\\s*(select|insert into|update|delete from|with|alter|create|drop)\\s",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PARAMETER =
      Pattern.compile(":#(?!\\$\\{(body|exchangeProperty)\\b)");

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
  void everyRouteSaysWhatItIsAndWhatHappensWhenItFails() {
    ModelCamelContext camel = (ModelCamelContext) UsersService.shared().camel();
    assertThat(camel.getRoutes()).isNotEmpty();
    for (Route route : camel.getRoutes()) {
      RouteDefinition definition = camel.getRouteDefinition(route.getRouteId());
      assertThat(route.getRouteId()).matches("[a-z]+(-[a-z]+)*");
      assertThat(route.getDescription()).as(route.getRouteId()).isNotBlank();
      assertThat(definition.getRouteConfigurationId()).as(route.getRouteId()).isNotBlank();
    }
  }

  private static List<Path> files(String directory, String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(directory))) {
      return files.filter(file -> file.toString().endsWith(suffix)).toList();
    }
  }
}
