package org.gongzhi.identity;

/** Somebody wants to prove this phone; the code must reach it. Published inside the transaction that keeps the code. */
public record CodeAsked(Phone phone, String code) {

    @Override
    public String toString() {
        return "CodeAsked[" + phone + "]";
    }
}
