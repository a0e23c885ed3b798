/** Who somebody is: accounts of staff, proof of a phone number, and the keeping of personal data. */
@ApplicationModule(allowedDependencies = {"kernel", "web", "calendar"})
@NullMarked
package org.gongzhi.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
