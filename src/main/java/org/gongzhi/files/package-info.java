/** Bytes people hand in: photographs re-encoded without their hidden data, recordings, originals. */
@ApplicationModule(allowedDependencies = {"kernel", "web"})
@NullMarked
package org.gongzhi.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
