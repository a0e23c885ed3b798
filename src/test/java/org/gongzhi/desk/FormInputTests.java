package org.gongzhi.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.files.Files;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.testing.Pages;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.mock.web.MockMultipartHttpServletRequest;

@Pages
class FormInputTests {

    private final FormInput input;
    private final Files files;
    private final Map<String, org.gongzhi.procedure.Field> fields;

    FormInputTests(FormInput input, Files files, Procedures procedures) {
        this.input = input;
        this.files = files;
        this.fields = procedures.get("appeal").fields();
    }

    @Test
    void takesOnlyWhatTheProcedureAsksForAndLeavesOutWhatIsBlank() {
        var request = new MockHttpServletRequest("POST", "/q/x");
        request.addParameter("text", "路灯坏了");
        request.addParameter("phone", "  ");
        request.addParameter("priority", "urgent");

        assertThat(input.read(request, fields)).isEqualTo(Map.of("text", "路灯坏了"));
    }

    @Test
    void keepsPhotographsAndHandsOnTheirNumbers() {
        var request = new MockMultipartHttpServletRequest();
        request.addFile(new MockMultipartFile("photos", "a.png", "image/png", Pixels.png()));
        request.addFile(new MockMultipartFile("photos", "", "application/octet-stream", new byte[0]));

        var photos = (List<?>) input.read(request, fields).getOrDefault("photos", List.of());

        assertThat(photos).hasSize(1);
        assertThat(files.find(UUID.fromString(String.valueOf(photos.getFirst()))))
                .isPresent();
    }

    @Test
    void refusesMorePhotographsThanAskedForBeforeKeepingAny() {
        var request = new MockMultipartHttpServletRequest();
        for (int i = 0; i < 7; i++) {
            request.addFile(new MockMultipartFile("photos", i + ".png", "image/png", Pixels.png()));
        }

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> input.read(request, fields))
                .matches(refusal -> refusal.fields().containsKey("photos"));
    }

    @Test
    void remembersWhatWasTypedButNoFiles() {
        var request = new MockMultipartHttpServletRequest();
        request.addParameter("text", "<b>灯</b>");
        request.addFile(new MockMultipartFile("photos", "a.png", "image/png", Pixels.png()));

        assertThat(FormInput.typed(request, new LinkedHashMap<>(fields))).isEqualTo(Map.of("text", "<b>灯</b>"));
    }
}
