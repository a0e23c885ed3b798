package org.gongzhi.files;

import java.util.UUID;

/** A photograph or recording as it was kept. The bytes are shared, not copied: nobody writes to them. */
@SuppressWarnings("ArrayRecordComponent")
public record StoredFile(UUID id, String type, long size, byte[] bytes) {

    public boolean isImage() {
        return type.startsWith("image/");
    }
}
