package org.gongzhi.web;

/** Who looks at a staff page, as much as the page shell must know. The signed-in principal implements it. */
public interface Viewer {

    /** 李芳. */
    String name();

    /** 水川路社区书记; empty if the person holds no post. */
    String title();

    /** Whether this viewer holds the named right, such as {@code work} or {@code admin.system}. */
    boolean may(String right);
}
