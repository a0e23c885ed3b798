package org.gongzhi.identity;

import java.util.UUID;

/** Tells what post somebody holds, for the line under the name. The module that keeps the posts implements it. */
public interface Titles {

    /** 水川路社区书记; empty if the person holds no post. */
    String titleOf(UUID person);
}
