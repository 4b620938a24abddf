package chat.mehari.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.gateway.harness.RunningGateway;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.Route;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Who may know whom, and what every route says of itself. */
@AnalyzeClasses(
    packages = "chat.mehari.gateway",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String CONNECTION = "chat.mehari.gateway.connection";
  private static final String DISPATCH = "chat.mehari.gateway.dispatch";

  @ArchTest
  static final ArchRule beansKnowNothingOfCamel =
      noClasses()
          .that()
          .resideOutsideOfPackage("chat.mehari.gateway.websocket")
          .and()
          .haveSimpleNameNotEndingWith("Routes")
          .and()
          .haveNameNotMatching(
              "chat\\.mehari\\.gateway\\."
                  // How failures are treated, and where sockets and queues meet the routes.
                  + "(platform\\.(ErrorPolicy|WebSocketServer)"
                  + "|(dispatch\\.Dispatch|delivery\\.Delivery)Configuration"
                  + "|connection\\.Farewell"
                  // Camel's own extension points of its validator.
                  + "|request\\.(SchemaErrors|FrameSchemas))(\\$.*)?")
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

  /**
   * Features meet in routes. Two of them are what the others are about, and may be known: the
   * sockets, and the requests that leave on their behalf.
   */
  @ArchTest
  static final ArchRule featuresKnowOnlySocketsAndRequests =
      SlicesRuleDefinition.slices()
          .matching("chat.mehari.gateway.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              resideInAPackage("chat.mehari.gateway.."),
              resideInAPackage("chat.mehari.gateway.platform"))
          .ignoreDependency(
              resideInAnyPackage(
                  "chat.mehari.gateway.authentication",
                  "chat.mehari.gateway.delivery",
                  "chat.mehari.gateway.request",
                  DISPATCH),
              resideInAPackage(CONNECTION))
          .ignoreDependency(
              resideInAnyPackage(
                  "chat.mehari.gateway.authentication",
                  "chat.mehari.gateway.delivery",
                  "chat.mehari.gateway.request"),
              resideInAPackage(DISPATCH))
          // Those who talk to sockets know the component by which they do.
          .ignoreDependency(
              resideInAnyPackage(CONNECTION, "chat.mehari.gateway.platform"),
              resideInAPackage("chat.mehari.gateway.websocket"));

  @ArchTest
  static final ArchRule platformKnowsNoFeature =
      noClasses()
          .that()
          .resideInAPackage("chat.mehari.gateway.platform")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "chat.mehari.gateway.authentication",
                  "chat.mehari.gateway.delivery",
                  "chat.mehari.gateway.request",
                  CONNECTION,
                  DISPATCH));

  @ArchTest
  static void everyPackageSaysWhereNullMayBe(JavaClasses classes) {
    assertThat(classes.stream().map(type -> type.getPackage()).distinct())
        .isNotEmpty()
        .allSatisfy(
            found ->
                assertThat(found.isAnnotatedWith(NullMarked.class)).as(found.getName()).isTrue());
  }

  @Test
  void everyRouteSaysWhatItIs() {
    List<Route> routes = RunningGateway.shared().bean(CamelContext.class).getRoutes();
    assertThat(routes).isNotEmpty();
    for (Route route : routes) {
      assertThat(route.getRouteId()).matches("[a-z]+(-[a-z]+)*");
      assertThat(route.getDescription()).as(route.getRouteId()).isNotBlank();
    }
  }
}
