package org.gongzhi.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.web.Registry.Fate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Where the system administrator fills registries: the template, the file, the preview, the consent. */
@Controller
@RequestMapping(ImportController.PATH)
class ImportController {

    static final String PATH = "/admin/system/imports";
    private static final int SHOWN = 200;

    private final Imports imports;

    ImportController(Imports imports) {
        this.imports = imports;
    }

    @Bean
    static NavEntry importEntry() {
        return new NavEntry(30, PATH, "web.nav.imports", "admin.system");
    }

    /**
     * Everything {@code web/import.jte} shows.
     *
     * @param rows those refused first, and no more than a page can hold
     * @param moved the preview no longer held when it was agreed to
     */
    record ImportPage(
            Registry registry,
            @Nullable Refusal problem,
            Imports.@Nullable Outcome outcome,
            List<Line> rows,
            boolean moved) {

        /** One row, what became of it, and why not. */
        record Line(Registry.Row row, Registry.Verdict verdict) {

            /** As it stands in the file: a choice by its label. */
            String firstCells(Registry registry, Ui ui) {
                return registry.columns().stream()
                        .filter(column -> !row.cell(column.name()).isEmpty())
                        .limit(3)
                        .map(column -> column.choices().stream()
                                .filter(choice -> choice.value().equals(row.cell(column.name())))
                                .map(choice -> ui.text(choice.label()))
                                .findFirst()
                                .orElse(row.cell(column.name())))
                        .collect(Collectors.joining(" · "));
            }

            Tone tone() {
                return switch (verdict.fate()) {
                    case MADE -> Tone.DONE;
                    case CHANGED -> Tone.RUN;
                    case SAME -> Tone.WAIT;
                    case REFUSED -> Tone.LATE;
                };
            }

            String reason(Registry registry, Ui ui) {
                var refusal = verdict.refusal();
                if (refusal == null) {
                    return verdict.told();
                }
                return refusal.fields().isEmpty()
                        ? ui.text(refusal.code(), refusal.arguments().toArray())
                        : String.join(
                                "；",
                                registry.columns().stream()
                                        .filter(column -> refusal.fields().containsKey(column.name()))
                                        .map(column -> ui.text(column.label()) + "："
                                                + ui.text(refusal.fields().getOrDefault(column.name(), "")))
                                        .toList());
            }
        }
    }

    @GetMapping
    ModelAndView list() {
        return new ModelAndView("web/imports", "registries", imports.all());
    }

    @GetMapping("/{id}")
    ModelAndView choose(@PathVariable String id) {
        return page(new ImportPage(imports.get(id), null, null, List.of(), false), HttpStatus.OK);
    }

    @GetMapping("/{id}.xlsx")
    void template(@PathVariable String id, @ModelAttribute("ui") Ui ui, HttpServletResponse response)
            throws IOException {
        var registry = imports.get(id);
        var heads = registry.columns().stream()
                .map(column -> ui.text(column.label()))
                .toList();
        Sheet.template(response, ui.text(registry.title()), heads);
    }

    @PostMapping("/{id}")
    ModelAndView preview(
            @PathVariable String id, @RequestParam MultipartFile file, @ModelAttribute("ui") Ui ui, Principal who)
            throws IOException {
        var registry = imports.get(id);
        try {
            var bytes = file.getBytes();
            var upload = Upload.read(bytes, registry, ui::text);
            return shown(registry, imports.preview(registry, upload, bytes, who.getName(), viewer(ui)), false);
        } catch (Refusal refusal) {
            return refused(registry, refusal);
        }
    }

    @PostMapping("/{id}/{upload}")
    ModelAndView take(
            @PathVariable String id,
            @PathVariable UUID upload,
            @RequestParam(defaultValue = "") String promise,
            @ModelAttribute("ui") Ui ui,
            Principal who) {
        var registry = imports.get(id);
        try {
            var outcome = imports.take(
                    registry,
                    upload,
                    promise,
                    who.getName(),
                    viewer(ui),
                    bytes -> Upload.read(bytes, registry, ui::text));
            return shown(registry, outcome, !outcome.taken());
        } catch (Refusal refusal) {
            return refused(registry, refusal);
        }
    }

    private static ModelAndView shown(Registry registry, Imports.Outcome outcome, boolean moved) {
        var rows = Stream.iterate(0, i -> i < outcome.rows().size(), i -> i + 1)
                .map(i -> new ImportPage.Line(
                        outcome.rows().get(i), outcome.verdicts().get(i)))
                .sorted(Comparator.comparing(line -> line.verdict().fate() != Fate.REFUSED))
                .limit(outcome.taken() ? registry.most() : SHOWN)
                .filter(line -> !outcome.taken() || !line.verdict().told().isEmpty())
                .toList();
        return page(
                new ImportPage(registry, null, outcome, rows, moved),
                outcome.refused() || moved ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private static ModelAndView refused(Registry registry, Refusal refusal) {
        return page(
                new ImportPage(registry, refusal, null, List.of(), false),
                HttpStatus.valueOf(refusal.kind().status()));
    }

    private static Viewer viewer(Ui ui) {
        var viewer = ui.viewer();
        if (viewer == null) {
            throw Refusal.forbidden("web.error.403");
        }
        return viewer;
    }

    private static ModelAndView page(ImportPage page, HttpStatus status) {
        return new ModelAndView("web/import", Map.of("page", page), status);
    }
}
