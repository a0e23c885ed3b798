package org.gongzhi.identity;

import java.util.List;

/** The accounts the sign-in page offers in demo mode. The module that opens them implements this. */
public interface DemoSignIns {

    String PASSWORD = "gongzhi-demo-2026";

    List<DemoSignIn> demoSignIns();

    /**
     * One account to try.
     *
     * @param who what the visitor can try with it, in Chinese
     */
    record DemoSignIn(String username, String who) {}
}
