package org.gongzhi.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Hands every page its {@link Ui}. */
@ControllerAdvice
class UiAdvice {

    private final UiFactory uis;

    UiAdvice(UiFactory uis) {
        this.uis = uis;
    }

    @ModelAttribute("ui")
    Ui ui(HttpServletRequest request) {
        return uis.of(request);
    }
}
