package org.gongzhi.demo;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Plays every scene once: wholly or not at all, so that a first start that was broken off goes on where it stopped. */
@Component
class DemoScenes {

    private final List<DemoScene> scenes;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    DemoScenes(List<DemoScene> scenes, JdbcClient jdbc, TransactionTemplate transactions) {
        this.scenes = List.copyOf(scenes);
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    void play() {
        scenes.forEach(scene -> transactions.executeWithoutResult(_ -> {
            if (isFirst(scene)) {
                scene.load();
            }
        }));
    }

    private boolean isFirst(DemoScene scene) {
        return jdbc.sql("insert into demo.played (scene) values (:scene) on conflict do nothing")
                        .param("scene", scene.name())
                        .update()
                == 1;
    }
}
