package dev.tarn.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tarn.TarnApplication;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The arrows of ARCHITECTURE.md: who may know whom. */
class ModuleArrowsTest {
    private static final JavaClasses SERVER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.tarn");

    @Test
    void every_capability_uses_only_what_its_package_info_allows() {
        // engine and schema are floors below, not capabilities beside
        var floors = JavaClass.Predicates.resideInAnyPackage("dev.tarn.engine..", "dev.tarn.schema..");
        ApplicationModules.of(TarnApplication.class, floors).verify();
    }

    @Test
    void packages_form_no_circles() {
        slices().matching("dev.tarn.(*)..").should().beFreeOfCycles().check(SERVER);
    }

    @Test
    void the_engine_knows_nothing_of_the_outside() {
        noClasses()
                .that()
                .resideInAPackage("dev.tarn.engine..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "dev.tarn.engine..",
                        "java.lang..",
                        "java.math..",
                        "java.time..",
                        "java.util",
                        "java.util.function..",
                        "java.util.stream..",
                        "java.util.regex..",
                        "org.jspecify..")
                .check(SERVER);
    }

    @Test
    void the_engine_reads_no_clock() {
        noClasses()
                .that()
                .resideInAPackage("dev.tarn.engine..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(SERVER);
    }

    @Test
    void only_the_platform_asks_the_machine_for_the_time() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.tarn.platform..", "dev.tarn.engine..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(SERVER);
    }

    @Test
    void controllers_and_wire_shapes_speak_no_sql() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.tarn.platform")
                .and(simpleNameEndingWith("Controller").or(simpleNameEndingWith("Json")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.tarn.schema..", "org.jooq..")
                .check(SERVER);
    }

    @Test
    void controllers_and_stores_stay_inside_their_package() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .or()
                .haveSimpleNameEndingWith("Store")
                .and()
                .areNotInterfaces()
                .should()
                .bePackagePrivate()
                .check(SERVER);
    }
}
