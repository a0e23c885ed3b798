package org.gongzhi.decision;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.decision.Votes.Seen;
import org.gongzhi.files.Files;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Words;
import org.gongzhi.organization.Posts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** What the pages of the counter have in common: who may see them, photographs, and the form shown again. */
@Component
class Counter {

    private final Votes votes;
    private final Papers papers;
    private final Files files;
    private final Scans scans;
    private final Posts posts;
    private final Words words;

    Counter(Votes votes, Papers papers, Files files, Scans scans, Posts posts, Words words) {
        this.votes = votes;
        this.papers = papers;
        this.files = files;
        this.scans = scans;
        this.posts = posts;
        this.words = words;
    }

    /**
     * Everything {@code decision/counter.jte} shows.
     *
     * @param what {@code help}, {@code paper} or {@code proxy}
     * @param done what was just done, in words
     */
    record CounterPage(
            Seen seen,
            String what,
            List<PaperRepository.Waiting> waiting,
            List<Scans.Kept> scans,
            Map<String, String> typed,
            Map<String, String> errors,
            @Nullable String problem,
            @Nullable String done) {

        String typed(String field) {
            return typed.getOrDefault(field, "");
        }
    }

    Seen seen(String number, SignedIn me) {
        return votes.get(number, posts.scopeOf(me.person()));
    }

    static Choice choice(String letter) {
        try {
            return Choice.parse(letter);
        } catch (IllegalArgumentException _) {
            throw Refusal.invalidFields(Map.of("choice", "decision.ballot.choose"));
        }
    }

    static @Nullable String text(Map<String, String> typed, String field) {
        var text = typed.getOrDefault(field, "").strip();
        return text.isEmpty() ? null : text;
    }

    @Nullable
    UUID photo(@Nullable MultipartFile file) throws IOException {
        return file == null || file.isEmpty() ? null : files.keepPhoto(file.getBytes());
    }

    /** One that shows what a ballot says: sealed like the ballot. */
    @Nullable
    UUID scan(String number, @Nullable MultipartFile file) throws IOException {
        return file == null || file.isEmpty() ? null : scans.keep(number, file.getBytes());
    }

    void drop(@Nullable UUID scan) {
        if (scan != null) {
            scans.drop(scan);
        }
    }

    void keep(String number, @Nullable UUID photo) {
        if (photo != null) {
            files.handIn(number, List.of(photo));
        }
    }

    static String done(String number, String what, String done) {
        return "redirect:/work/votes/" + number + "/" + what + "?done=" + done;
    }

    ModelAndView page(
            Seen seen, String what, Map<String, String> typed, @Nullable Refusal refusal, @Nullable String done) {
        var page = new CounterPage(
                seen,
                what,
                papers.waiting(seen.vote().number()),
                what.equals("paper") ? scans.of(seen.vote()) : List.of(),
                typed,
                refusal == null ? Map.of() : refusal.fields(),
                refusal == null ? null : words.of(refusal),
                done);
        var status = refusal == null
                ? HttpStatus.OK
                : HttpStatus.valueOf(refusal.kind().status());
        return new ModelAndView("decision/counter", Map.of("page", page), status);
    }

    /** What was just done, in words. */
    @Nullable
    String done(String key) {
        return key.matches("[a-z]{1,20}") ? words.of("decision.counter.done." + key) : null;
    }
}
