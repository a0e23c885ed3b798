package org.gongzhi.demo;

/** One more thing that is played in the demonstration. Every bean of this type is loaded once, after the matters. */
interface DemoScene {

    /** By which it is known that it was played. */
    default String name() {
        return getClass().getSimpleName();
    }

    void load();
}
