package org.gongzhi.demo;

/** One more thing that is played in the demonstration. Every bean of this type is loaded once, after the matters. */
interface DemoScene {

    void load();
}
