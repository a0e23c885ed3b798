package org.gongzhi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;

/** Rows that are streamed keep a connection until they are closed; twenty forgotten ones and nobody is answered. */
class OpenRowsTests {

    @Test
    void rowsAreStreamedOnlyToSomebodyWhoIsHandedTheStreamToClose() {
        var calls = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.gongzhi").stream()
                        .flatMap(type -> type.getCodeUnits().stream())
                        .flatMap(unit -> unit.getCallsFromSelf().stream())
                        .filter(OpenRowsTests::streamsRows)
                        .toList();

        assertThat(calls).isNotEmpty();
        assertThat(calls).allMatch(call -> call.getOrigin().getRawReturnType().isEquivalentTo(Stream.class));
    }

    private static boolean streamsRows(JavaCall<?> call) {
        return call.getName().equals("stream") && call.getTargetOwner().isEquivalentTo(MappedQuerySpec.class);
    }
}
