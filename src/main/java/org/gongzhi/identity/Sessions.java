package org.gongzhi.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** The time somebody stays at the desk. Each begins anew, so that a session number planted before is worth nothing. */
@Component
class Sessions {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final Policies policies;
    private final ObjectProvider<Titles> titles;

    Sessions(
            FindByIndexNameSessionRepository<? extends Session> sessions,
            Policies policies,
            ObjectProvider<Titles> titles) {
        this.sessions = sessions;
        this.policies = policies;
        this.titles = titles;
    }

    /**
     * Begins a session and says what is still to be done in it; with nothing left to do it has the account's rights.
     */
    Optional<Step> begin(Account account, boolean codeGiven, HttpServletRequest request, HttpServletResponse response) {
        var policy = policies.inForce();
        var step = Step.after(account, codeGiven, policy);
        var old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        if (account.singleSession() && step.isEmpty()) {
            endAll(account.person());
        }
        request.getSession(true).setMaxInactiveInterval((int) policy.idle().toSeconds());
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                step.map(next -> waiting(account, next)).orElseGet(() -> authentication(of(account))));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        return step;
    }

    /** How many are open, begun steps included. */
    int count(UUID person) {
        return sessions.findByPrincipalName(person.toString()).size();
    }

    void endAll(UUID person) {
        List.copyOf(sessions.findByPrincipalName(person.toString()).keySet()).forEach(sessions::deleteById);
    }

    void endOthers(UUID person, HttpServletRequest request) {
        var session = request.getSession(false);
        var mine = session == null ? "" : session.getId();
        List.copyOf(sessions.findByPrincipalName(person.toString()).keySet()).stream()
                .filter(id -> !id.equals(mine))
                .forEach(sessions::deleteById);
    }

    /** The account's holder with all their rights. */
    SignedIn of(Account account) {
        var title = titles.getIfAvailable(() -> _ -> "").titleOf(account.person());
        var kind = account.kind();
        return new SignedIn(account.person(), account.username(), account.name(), kind, title, kind.rights());
    }

    static Authentication authentication(SignedIn who) {
        return UsernamePasswordAuthenticationToken.authenticated(
                who,
                null,
                who.rights().stream().map(SimpleGrantedAuthority::new).toList());
    }

    private static Authentication waiting(Account account, Step step) {
        var who = new SignedIn(account.person(), account.username(), account.name(), account.kind(), "", Set.of());
        return UsernamePasswordAuthenticationToken.authenticated(
                who, null, List.of(new SimpleGrantedAuthority(step.authority())));
    }
}
