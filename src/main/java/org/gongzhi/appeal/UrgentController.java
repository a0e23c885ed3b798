package org.gongzhi.appeal;

import java.util.List;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Register;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What was written sounds like an emergency: the numbers to call, before anything else. */
@Controller
class UrgentController {

    private final Register register;
    private final Emergencies emergencies;

    UrgentController(Register register, Emergencies emergencies) {
        this.register = register;
        this.emergencies = emergencies;
    }

    /** What {@code appeal/emergency.jte} shows. */
    record EmergencyPage(String number, String key, List<Emergencies.Service> services) {}

    @GetMapping("/q/urgent/{number}")
    ModelAndView urgent(@PathVariable String number, @RequestParam(name = "k", defaultValue = "") String key) {
        var matter = MatterNumber.parse(number)
                .filter(known -> register.opens(known, key))
                .flatMap(register::find)
                .orElseThrow(() -> Refusal.unknown("procedure.unknown-number", number));
        var suggested = emergencies.suggestedBy(String.valueOf(matter.fields().getOrDefault("text", "")));
        var services = suggested.isEmpty() ? emergencies.services() : suggested;
        return new ModelAndView(
                "appeal/emergency", "page", new EmergencyPage(matter.number().value(), key, services));
    }
}
