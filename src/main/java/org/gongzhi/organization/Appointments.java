package org.gongzhi.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.gongzhi.identity.Accounts;
import org.gongzhi.identity.Audit;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the system administrator does about posts; the post remembers who did it. */
@Service
@Transactional
class Appointments {

    private final Posts posts;
    private final PostRepository repository;
    private final Accounts accounts;
    private final Audit audit;
    private final Duties duties;

    Appointments(Posts posts, PostRepository repository, Accounts accounts, Audit audit, Duties duties) {
        this.posts = posts;
        this.repository = repository;
        this.accounts = accounts;
        this.audit = audit;
        this.duties = duties;
    }

    Post appoint(AppointmentForm form, SignedIn by) {
        var post = appoint(form, by.person());
        audit.note("organization.act.appointed", by, post.personName(), post.title());
        return post;
    }

    /** An appointment from a list that somebody hands in at the console. */
    Post appoint(AppointmentForm form) {
        return appoint(form, (UUID) null);
    }

    private Post appoint(AppointmentForm form, @Nullable UUID by) {
        // Somebody without an account is known by name alone: the same list twice must not make two of them.
        if (form.cell("person").isEmpty() && repository.isHeld(form)) {
            throw Refusal.conflict("organization.already-held", form.cell("name"));
        }
        return posts.appoint(form.read(accounts, duties), by);
    }

    Post end(UUID post, LocalDate until, SignedIn by) {
        posts.end(post, until, by.person());
        var ended = posts.find(post).orElseThrow();
        audit.note("organization.act.ended", by, ended.personName(), ended.title() + " " + until);
        return ended;
    }
}
