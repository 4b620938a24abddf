package chat.mehari.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The services run here as they run apart: nothing reaches into them. */
@AnalyzeClasses(
    packages = "chat.mehari.standalone",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final DescribedPredicate<JavaClass> OF_A_SERVICE =
      resideInAnyPackage("chat.mehari.gateway..", "chat.mehari.users..", "chat.mehari.messages..");

  @ArchTest
  static final ArchRule servicesAreKnownByTheirApplicationsOnly =
      noClasses()
          .should()
          .dependOnClassesThat(OF_A_SERVICE.and(not(simpleNameEndingWith("Application"))));

  @ArchTest
  static final ArchRule onePlaceStartsThem =
      noClasses()
          .that()
          .doNotHaveSimpleName("Service")
          .and()
          .haveNameNotMatching(".*\\.Service\\$.*")
          .should()
          .dependOnClassesThat(OF_A_SERVICE);

  @ArchTest
  static final ArchRule routesAreTheServicesOwn =
      noClasses().should().dependOnClassesThat(resideInAnyPackage("org.apache.camel.."));
}
