package org.gongzhi.appeal;

import org.gongzhi.web.HomeEntry;
import org.springframework.stereotype.Component;

/** The way in for somebody who came without scanning. */
@Component
class ReportEntry implements HomeEntry {

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String href() {
        return "/q";
    }

    @Override
    public String label() {
        return "appeal.entry";
    }

    @Override
    public String hint() {
        return "appeal.entry.hint";
    }

    @Override
    public String icon() {
        return "report";
    }
}
