package org.gongzhi.identity;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Where the request of this moment comes from. */
final class Caller {

    private Caller() {}

    /** The network address; empty when no request is at work, as for a command. */
    static String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes here
                ? here.getRequest().getRemoteAddr()
                : "";
    }
}
