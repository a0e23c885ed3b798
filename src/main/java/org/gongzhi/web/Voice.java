package org.gongzhi.web;

import java.util.Map;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;

/**
 * Says no in the words of a standard that has its own. Every bean of this type is asked before a page or a problem
 * document is made.
 */
public interface Voice {

    /** Whether an address is answered in this standard, without its query. */
    boolean speaksAt(String path);

    /**
     * The refusal as the standard writes it.
     *
     * @param faults a field's name to what is wrong with it, in words
     */
    ResponseEntity<byte[]> refuse(HttpStatusCode status, String reason, Map<String, String> faults, String path);
}
