package org.gongzhi.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.gongzhi.identity.Accounts;
import org.gongzhi.identity.SignedIn;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the system administrator does about posts; the post remembers who did it. */
@Service
@Transactional
class Appointments {

    private final Posts posts;
    private final Accounts accounts;
    private final Duties duties;

    Appointments(Posts posts, Accounts accounts, Duties duties) {
        this.posts = posts;
        this.accounts = accounts;
        this.duties = duties;
    }

    Post appoint(AppointmentForm form, SignedIn by) {
        return posts.appoint(form.read(accounts, duties), by.person());
    }

    Post end(UUID post, LocalDate until, SignedIn by) {
        posts.end(post, until, by.person());
        return posts.find(post).orElseThrow();
    }
}
