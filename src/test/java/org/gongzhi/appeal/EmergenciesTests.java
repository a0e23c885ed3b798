package org.gongzhi.appeal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmergenciesTests {

    private final Emergencies emergencies = new Emergencies(() -> Instant.parse("2026-11-25T04:00:00Z"));

    EmergenciesTests() throws IOException {}

    @ParameterizedTest
    @CsvSource({"三楼着火了快来人,119", "我妈在卫生间晕倒了叫不醒,120", "楼下有人拿刀追人,110", "路口车祸有人躺在地上,122"})
    void whatIsHappeningNowSaysWhichNumberToCall(String text, String number) {
        assertThat(emergencies.suggestedBy(text))
                .extracting(Emergencies.Service::number)
                .contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"电动车飞线充电，怕着火", "消防通道被堵，万一起火救不了人", "路灯坏了三天", "请防止溺水，水渠边装护栏", "灭火器过期了"})
    void whatIsOnlyFearedIsNoEmergency(String text) {
        assertThat(emergencies.suggestedBy(text)).isEmpty();
    }

    @Test
    void oneFearedAndOneRealDangerIsReal() {
        assertThat(emergencies.suggestedBy("一直怕着火，今天真的着火了")).isNotEmpty();
    }
}
