package org.gongzhi;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The architecture, executable. */
class ModularityTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(Gongzhi.class);

    @Test
    void everyModuleKeepsToItsWalls() {
        MODULES.verify();
    }

    @Test
    void theHouseDrawsItself() {
        new Documenter(MODULES).writeDocumentation();
    }
}
