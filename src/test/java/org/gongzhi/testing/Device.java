package org.gongzhi.testing;

/** The screens every page is looked at on. */
public enum Device {
    /** A usual phone. */
    PHONE(390, 844, false, true),
    /** The same phone in the hands of somebody who chose large print (长辈版). */
    ELDER(390, 844, true, true),
    /** The narrowest phone still in use. */
    NARROW(320, 640, false, true),
    /** A phone that runs no scripts. */
    PLAIN(390, 844, false, false),
    /** An office computer. */
    DESK(1440, 900, false, true),
    /** An office computer with large print. */
    DESK_ELDER(1440, 900, true, true);

    private final int width;
    private final int height;
    private final boolean elder;
    private final boolean scripts;

    Device(int width, int height, boolean elder, boolean scripts) {
        this.width = width;
        this.height = height;
        this.elder = elder;
        this.scripts = scripts;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    public boolean elder() {
        return elder;
    }

    public boolean scripts() {
        return scripts;
    }

    /** The least side of anything one must hit with a finger. */
    int target() {
        return elder ? 60 : 44;
    }
}
