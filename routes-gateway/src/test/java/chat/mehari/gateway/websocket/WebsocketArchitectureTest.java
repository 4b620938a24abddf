package chat.mehari.gateway.websocket;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The component can be lifted out: it knows Camel, jakarta.websocket and nothing of ours. */
@AnalyzeClasses(
    packagesOf = WebsocketJsr356Component.class,
    importOptions = DoNotIncludeTests.class)
class WebsocketArchitectureTest {

  @ArchTest
  static final ArchRule KNOWS_ONLY_CAMEL_AND_THE_API =
      classes()
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "chat.mehari.gateway.websocket",
                  "org.apache.camel..",
                  "jakarta.websocket..",
                  "jakarta.servlet..",
                  "org.slf4j..",
                  "org.jspecify..",
                  "java.."));

  @ArchTest
  static final ArchRule ONLY_THE_FILTER_KNOWS_SERVLETS =
      noClasses()
          .that()
          .doNotHaveSimpleName("WebsocketJsr356HandshakeFilter")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.servlet..");
}
