package org.gongzhi.organization;

import java.util.List;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * A desk that nobody holds (空岗), and who answers for it meanwhile.
 *
 * @param body for a department, which one
 * @param fallsTo empty when there is nobody above either
 */
public record Gap(Duty duty, PlaceCode place, @Nullable Body body, List<Post> fallsTo) {}
