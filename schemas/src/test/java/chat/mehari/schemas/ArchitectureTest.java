package chat.mehari.schemas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The contract binds nobody to a framework. */
@AnalyzeClasses(
    packages = "chat.mehari.schemas",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule dependsOnTheJdkAndAnnotationsOnly =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "chat.mehari.schemas..",
              "java..",
              "com.fasterxml.jackson.annotation..",
              "org.jspecify..");
}
