import java.util.Map;
import javax.sql.DataSource;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/** Flowable 8 as it comes, on the same server: a process of three user tasks in a row, started and completed. */
final class OtherEngine implements Case {

    private static final String PROCESS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:flowable="http://flowable.org/bpmn" targetNamespace="bench">
              <process id="appeal" isExecutable="true">
                <startEvent id="start"/>
                <sequenceFlow sourceRef="start" targetRef="one"/>
                <userTask id="one" flowable:candidateGroups="community-officer"/>
                <sequenceFlow sourceRef="one" targetRef="two"/>
                <userTask id="two" flowable:candidateGroups="community-officer"/>
                <sequenceFlow sourceRef="two" targetRef="three"/>
                <userTask id="three" flowable:candidateGroups="community-officer"/>
                <sequenceFlow sourceRef="three" targetRef="end"/>
                <endEvent id="end"/>
              </process>
            </definitions>
            """;

    private final ProcessEngine engine;

    OtherEngine(DataSource database) {
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(database);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setAsyncExecutorActivate(false);
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService().createDeployment().addString("appeal.bpmn20.xml", PROCESS).deploy();
    }

    @Override
    public String name() {
        return "(b) Flowable 8, three user tasks";
    }

    @Override
    public void handle(int number) {
        var instance = engine.getRuntimeService()
                .startProcessInstanceByKey("appeal", "B" + number, Map.of("text", "楼道路灯坏了三天", "place", "620402001006001001001"));
        for (int step = 0; step < 3; step++) {
            var task = engine.getTaskService().createTaskQuery().processInstanceId(instance.getId()).singleResult();
            engine.getTaskService().complete(task.getId(), Map.of("outcome" + step, "reached"));
        }
    }

    void close() {
        engine.close();
    }
}
