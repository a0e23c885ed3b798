package org.gongzhi.organization;

import org.gongzhi.territory.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One community of one town, down to one building, in the database. */
final class Ground {

    static final PlaceCode VILLAGE = new PlaceCode("990402001006");

    private Ground() {}

    static void lay(JdbcClient jdbc) {
        jdbc.sql("""
                        insert into territory.place (code, name, official, level, parent, kind, synthetic)
                        values ('9904', '白银市', '白银市', 'city', null, '', true),
                               ('990402', '白银区', '白银区', 'county', '9904', '', true),
                               ('990402001', '人民路街道', '人民路街道', 'town', '990402', 'street', true),
                               ('990402001006', '水川路社区', '水川路社区', 'village', '990402001', 'community', true),
                               ('990402001006001', '第一网格', '第一网格', 'grid', '990402001006', '', true),
                               ('990402001006001001', '第1微网格', '第1微网格', 'micro-grid', '990402001006001', '', true),
                               ('990402001006001001001', '惠民小区1号楼', '惠民小区1号楼', 'building', '990402001006001001', '', true)
                        on conflict do nothing
                        """).update();
    }
}
