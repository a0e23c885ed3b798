package org.gongzhi.deliberation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.gongzhi.files.Files;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Words;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Register;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Where signed papers are photographed and read by two persons. */
@Controller
class PaperController {

    private static final String PATH = "/work/drives/{number}";

    private final Register register;
    private final Drives drives;
    private final DrivePages pages;
    private final Files files;
    private final Clerks clerks;
    private final Words words;

    PaperController(Register register, Drives drives, DrivePages pages, Files files, Clerks clerks, Words words) {
        this.register = register;
        this.drives = drives;
        this.pages = pages;
        this.files = files;
        this.clerks = clerks;
        this.words = words;
    }

    /**
     * Everything {@code deliberation/papers.jte} shows.
     *
     * @param form the paper whose reading was refused, {@code new} for a new one; empty when nothing was
     */
    record PapersPage(DrivePages.DrivePage drive, boolean may, String form, String typed, Map<String, String> errors) {

        String typed(String of) {
            return form.equals(of) ? typed : "";
        }

        Map<String, String> errors(String of) {
            return form.equals(of) ? errors : Map.of();
        }
    }

    @GetMapping(PATH)
    ModelAndView show(@PathVariable String number, Authentication who) {
        return view(get(number, who), who, "", "", null, null);
    }

    @PostMapping(PATH + "/papers")
    Object hand(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(required = false) @Nullable MultipartFile photo,
            Authentication who) {
        return does(number, "new", unit, who, matter -> {
            if (photo == null || photo.isEmpty()) {
                throw Refusal.invalidFields(Map.of("photo", "deliberation.drive.photo-needed"));
            }
            if (!drives.mayHand(matter, clerks.officer(who))) {
                throw Refusal.forbidden("deliberation.drive.not-yours");
            }
            drives.hand(matter.number(), unit, files.keepPhoto(bytes(photo)), clerks.officer(who));
        });
    }

    @PostMapping(PATH + "/papers/{paper}/read")
    Object read(
            @PathVariable String number,
            @PathVariable UUID paper,
            @RequestParam(defaultValue = "") String unit,
            Authentication who) {
        var matter = get(number, who);
        try {
            return drives.read(matter.number(), paper, unit, clerks.officer(who))
                    ? "redirect:/work/drives/" + matter.number()
                    : view(matter, who, "", "", null, words.of("deliberation.drive.differs"));
        } catch (Refusal refusal) {
            return view(matter, who, paper.toString(), unit, refusal, words.of(refusal));
        }
    }

    @GetMapping(PATH + "/papers/{paper}/photo")
    ResponseEntity<Resource> photo(@PathVariable String number, @PathVariable UUID paper, Authentication who) {
        return drives.papers(get(number, who)).stream()
                .filter(one -> one.id().equals(paper))
                .findFirst()
                .flatMap(one -> files.find(one.photo()))
                .map(Files::response)
                .orElseThrow(() -> Refusal.unknown("deliberation.drive.no-paper"));
    }

    private Object does(String number, String form, String typed, Authentication who, Consumer<Matter> deed) {
        var matter = get(number, who);
        try {
            deed.accept(matter);
            return "redirect:/work/drives/" + matter.number();
        } catch (Refusal refusal) {
            return view(matter, who, form, typed, refusal, words.of(refusal));
        }
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ModelAndView view(
            Matter matter,
            Authentication who,
            String form,
            String typed,
            @Nullable Refusal refusal,
            @Nullable String problem) {
        var officer = clerks.officer(who);
        var page = new PapersPage(
                pages.page(matter, null, officer.person(), true, problem),
                drives.mayHand(matter, officer),
                form,
                typed,
                refusal == null ? Map.of() : refusal.fields());
        var status = refusal == null
                ? HttpStatus.OK
                : HttpStatus.valueOf(refusal.kind().status());
        return new ModelAndView("deliberation/papers", Map.of("page", page), status);
    }

    private Matter get(String number, Authentication who) {
        return MatterNumber.parse(number)
                .map(known -> register.get(known, clerks.scope(who)))
                .filter(matter -> matter.procedure().equals(Drives.PROCEDURE))
                .orElseThrow(() -> Refusal.unknown("procedure.unknown-number", number));
    }
}
