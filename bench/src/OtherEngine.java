import java.util.Map;
import javax.sql.DataSource;
import org.flowable.engine.ProcessEngine;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/**
 * Flowable 8 as it comes, on the same server: three user tasks in a row, each with a candidate group and a limit, as our
 * states have desks and clocks. A step asks for the task as one of the group, and completes it as a person. The history
 * is kept at {@code full}, the level that, like ours, keeps every answer given at every step and not only the last.
 */
final class OtherEngine implements Case, Case.Client {

    private static final String TASK = """
              <userTask id="%1$s" flowable:candidateGroups="community-officer"/>
              <boundaryEvent id="%1$s-late" attachedToRef="%1$s" cancelActivity="false">
                <timerEventDefinition><timeDuration>P5D</timeDuration></timerEventDefinition>
              </boundaryEvent>
              <sequenceFlow sourceRef="%1$s-late" targetRef="%1$s-told"/>
              <endEvent id="%1$s-told"/>
              <sequenceFlow sourceRef="%1$s" targetRef="%2$s"/>
            """;
    private static final String PROCESS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:flowable="http://flowable.org/bpmn" targetNamespace="bench">
              <process id="appeal" isExecutable="true">
                <startEvent id="start"/>
                <sequenceFlow sourceRef="start" targetRef="one"/>
            %s%s%s    <endEvent id="end"/>
              </process>
            </definitions>
            """.formatted(TASK.formatted("one", "two"), TASK.formatted("two", "three"), TASK.formatted("three", "end"));

    private final ProcessEngine engine;

    OtherEngine(DataSource database) {
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(database);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setAsyncExecutorActivate(false);
        configuration.setHistoryLevel(HistoryLevel.FULL);
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService().createDeployment().addString("appeal.bpmn20.xml", PROCESS).deploy();
    }

    @Override
    public String name() {
        return "(b) Flowable 8, three user tasks";
    }

    @Override
    public Client client() {
        return this;
    }

    @Override
    public void handle(int number) {
        var instance = engine.getRuntimeService()
                .startProcessInstanceByKey(
                        "appeal", "B" + number, Map.of("text", "楼道路灯坏了三天，老人晚上摔倒过一次", "place", "620402001006001001001", "phone", "138%08d".formatted(number)));
        for (int step = 0; step < 3; step++) {
            var task = engine.getTaskService().createTaskQuery().processInstanceId(instance.getId()).taskCandidateGroup("community-officer").singleResult();
            engine.getTaskService().complete(task.getId(), "李芳", Map.of("outcome" + step, "reached"));
        }
    }

    /** Ends the engine after the last round; a client has nothing to close. */
    void end() {
        engine.close();
    }
}
