package org.gongzhi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.gongzhi.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ApplicationModuleTest
@AutoConfigureMockMvc
@RecordApplicationEvents
class PhoneProofsTests {

    private final PhoneProofs proofs;

    PhoneProofsTests(PhoneProofs proofs) {
        this.proofs = proofs;
    }

    @Test
    void theRightCodeProvesThePhone(ApplicationEvents events) {
        var phone = new Phone("13500000001");
        proofs.ask(phone, "192.0.2.1");

        var token = proofs.confirm(phone, codeSentIn(events));

        assertThat(token).isPresent();
        assertThat(proofs.proven(token.orElseThrow())).contains(phone);
        assertThat(proofs.proven("made-up")).isEmpty();
        assertThat(proofs.proven(null)).isEmpty();
    }

    @Test
    void aCodeIsGoodForOneProof(ApplicationEvents events) {
        var phone = new Phone("13500000002");
        proofs.ask(phone, "192.0.2.1");
        var code = codeSentIn(events);
        proofs.confirm(phone, code);

        assertThat(proofs.confirm(phone, code)).isEmpty();
    }

    @Test
    void afterFiveWrongTriesEvenTheRightCodeIsRefused(ApplicationEvents events) {
        var phone = new Phone("13500000003");
        proofs.ask(phone, "192.0.2.1");
        var code = codeSentIn(events);
        for (int i = 0; i < 5; i++) {
            assertThat(proofs.confirm(phone, "x" + i)).isEmpty();
        }

        assertThat(proofs.confirm(phone, code)).isEmpty();
    }

    @Test
    void aCodeProvesOnlyThePhoneItWasSentTo(ApplicationEvents events) {
        proofs.ask(new Phone("13500000004"), "192.0.2.1");
        var code = codeSentIn(events);

        assertThat(proofs.confirm(new Phone("13500000005"), code)).isEmpty();
    }

    @Test
    void onePhoneIsNotFloodedWithCodes() {
        var phone = new Phone("13500000006");
        proofs.ask(phone, "192.0.2.1");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> proofs.ask(phone, "192.0.2.2"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("identity.code-just-sent"));
    }

    @Test
    void oneAddressDoesNotAskForEverybody() {
        for (int i = 0; i < 60; i++) {
            proofs.ask(new Phone("136000000%02d".formatted(i)), "198.51.100.9");
        }

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> proofs.ask(new Phone("13600000099"), "198.51.100.9"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("identity.codes-too-many"));
    }

    private static String codeSentIn(ApplicationEvents events) {
        return events.stream(CodeAsked.class).findFirst().orElseThrow().code();
    }
}
