package dev.hillock;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The order of the packages, and what no code here may touch.
class ArchitectureRulesTest {

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.hillock");

  /// Package, and what of Hillock it may import.
  static Stream<Arguments> imports() {
    return Stream.of(
        Arguments.of("kernel", new String[] {}),
        Arguments.of("json", new String[] {}),
        Arguments.of("data", new String[] {}),
        Arguments.of("prep", new String[] {"data", "kernel"}),
        Arguments.of("nn", new String[] {"kernel"}),
        Arguments.of("loss", new String[] {"kernel"}),
        Arguments.of("optim", new String[] {"kernel"}),
        Arguments.of("search", new String[] {"kernel"}),
        Arguments.of("metric", new String[] {"data", "kernel"}),
        Arguments.of(
            "settings", new String[] {"data", "kernel", "loss", "nn", "optim", "prep", "search"}),
        Arguments.of("model", new String[] {"json", "kernel", "nn", "prep"}),
        Arguments.of("infer", new String[] {"data", "kernel", "model", "nn", "prep"}),
        Arguments.of("reference", new String[] {"kernel", "loss", "nn", "prep"}),
        Arguments.of(
            "attribution",
            new String[] {"data", "infer", "kernel", "model", "nn", "prep", "reference"}),
        Arguments.of("checkpoint", new String[] {"json", "model", "settings"}),
        Arguments.of("compare", new String[] {"data", "search", "settings", "train"}),
        Arguments.of(
            "derivation",
            new String[] {
              "data",
              "json",
              "kernel",
              "loss",
              "model",
              "nn",
              "optim",
              "prep",
              "reference",
              "settings",
              "train"
            }),
        Arguments.of(
            "explain",
            new String[] {
              "data",
              "infer",
              "kernel",
              "loss",
              "metric",
              "model",
              "nn",
              "prep",
              "report",
              "settings",
              "train"
            }),
        Arguments.of(
            "report",
            new String[] {
              "compare", "kernel", "metric", "model", "nn", "prep", "settings", "train"
            }),
        Arguments.of(
            "plot",
            new String[] {
              "data", "infer", "kernel", "model", "nn", "prep", "report", "settings", "train"
            }));
  }

  @ParameterizedTest
  @MethodSource("imports")
  void packagesImportOnlyWhatLiesBefore(String name, String[] allowed) {
    var packages =
        Stream.concat(
                Stream.of("java..", "javax.imageio..", "jdk.incubator.vector..", "org.jspecify.."),
                Stream.concat(Stream.of(name), Stream.of(allowed)).map(p -> "dev.hillock." + p))
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage("dev.hillock." + name)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(packages)
        .check(CORE);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("dev.hillock.(*)..").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void onlyTheKernelsUseTheVectorModule() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.hillock.kernel")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jdk.incubator..")
        .check(CORE);
  }

  @Test
  void nothingPrintsOrEndsTheProcess() {
    noClasses().should().accessField(System.class, "out").check(CORE);
    noClasses().should().accessField(System.class, "err").check(CORE);
    noClasses().should().callMethod(System.class, "exit", int.class).check(CORE);
    noClasses().should().callMethod(Throwable.class, "printStackTrace").check(CORE);
  }

  @Test
  void nothingUsesHiddenStateSerializationOrReflection() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(
            ThreadLocal.class,
            java.util.Random.class,
            java.io.ObjectInputStream.class,
            java.io.ObjectOutputStream.class)
        .check(CORE);
    noClasses().should().callMethod(Class.class, "forName", String.class).check(CORE);
    noClasses().should().callMethod(Math.class, "random").check(CORE);
  }

  @Test
  void theArithmeticUsesOnlyOperationsThatAreTheSameEverywhere() {
    // Math.exp and its kin may differ between processors; StrictMath and our own do not.
    classes()
        .that()
        .resideInAnyPackage(
            "dev.hillock.kernel",
            "dev.hillock.nn",
            "dev.hillock.loss",
            "dev.hillock.optim",
            "dev.hillock.reference",
            "dev.hillock.search")
        .should(
            notCallMathBesides(
                "fma abs min max sqrt floor signum copySign nextUp nextDown clamp"
                    + " addExact multiplyExact toIntExact unsignedMultiplyHigh"))
        .check(CORE);
  }

  private static ArchCondition<JavaClass> notCallMathBesides(String exactOnes) {
    var exact = java.util.List.of(exactOnes.split(" "));
    return new ArchCondition<>("call only exact methods of Math") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        for (JavaMethodCall call : item.getMethodCallsFromSelf()) {
          if (call.getTargetOwner().isEquivalentTo(Math.class) && !exact.contains(call.getName())) {
            events.add(SimpleConditionEvent.violated(item, call.getDescription()));
          }
        }
      }
    };
  }
}
