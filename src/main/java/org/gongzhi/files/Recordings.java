package org.gongzhi.files;

import java.util.Locale;
import java.util.Set;
import org.gongzhi.kernel.Refusal;

/** The kinds of voice recording that phones make and browsers play. */
final class Recordings {

    static final int LIMIT = 5 * 1024 * 1024;

    private static final Set<String> MP4 = Set.of(
            "M4A ", "M4B ", "mp41", "mp42", "isom", "iso2", "iso4", "iso5", "iso6", "dash", "avc1", "3gp4", "3gp5",
            "3gp6");

    private Recordings() {}

    static String typeOf(byte[] raw, String declaredType) {
        if (raw.length > LIMIT) {
            throw Refusal.tooLarge("files.recording-too-large", LIMIT / 1024 / 1024);
        }
        var declared = declaredType.toLowerCase(Locale.ROOT);
        var claimsMedia = declared.isBlank()
                || declared.startsWith("audio/")
                || declared.startsWith("video/")
                || declared.startsWith("application/octet-stream");
        var type = claimsMedia ? recognise(Signature.of(raw)) : "";
        if (type.isEmpty()) {
            throw Refusal.invalid("files.recording-unknown");
        }
        return type;
    }

    private static String recognise(Signature signature) {
        if (MP4.contains(signature.brand())) {
            return "audio/mp4";
        }
        if (signature.starts("\u001aE\u00df\u00a3") && signature.contains("webm")) {
            return "audio/webm";
        }
        if (signature.starts("OggS")) {
            return "audio/ogg";
        }
        if (signature.starts("RIFF") && signature.has(8, "WAVE")) {
            return "audio/wav";
        }
        if (signature.starts("#!AMR")) {
            return "audio/amr";
        }
        if (signature.starts("ID3")) {
            return "audio/mpeg";
        }
        return frames(signature);
    }

    /** Streams without a header begin with a frame: eleven set bits, then the version and the layer. */
    private static String frames(Signature signature) {
        if (signature.at(0) != 0xff || (signature.at(1) & 0xe0) != 0xe0) {
            return "";
        }
        return switch (signature.at(1) & 0x06) {
            case 0x02 -> "audio/mpeg";
            case 0x00 -> "audio/aac";
            default -> "";
        };
    }
}
