/**
 * One public log that nobody can rewrite (存证): salted digests of records in a Merkle tree (RFC 6962), served as C2SP
 * tlog-tiles, with signed checkpoints that witnesses cosign.
 */
@ApplicationModule(allowedDependencies = {"kernel", "web", "identity"})
@NullMarked
package org.gongzhi.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
