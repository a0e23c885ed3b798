import java.util.Map;
import java.util.UUID;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Step;
import org.gongzhi.testing.SmallTown;

/** Our engine called in the process: a report with a phone number, called back, taken up, finished. */
record OurEngine(Matters matters, Actor officer) implements Case, Case.Client {

    @Override
    public String name() {
        return "(c) Gongzhi, called in the process";
    }

    @Override
    public Client client() {
        return this;
    }

    @Override
    public void handle(int n) {
        var fields = Map.<String, Object>of("text", "楼道路灯坏了三天，老人晚上摔倒过一次", "phone", "138%08d".formatted(n));
        var opened = matters.open(
                new Opening("appeal", SmallTown.BUILDING, null, "api", fields, officer, UUID.randomUUID().toString(), null));
        step(opened, "call-back", 1, Map.of("outcome", "reached"));
        step(opened, "handle", 2, Map.of());
        step(opened, "finish", 3, Map.of("result", "已修好"));
    }

    private void step(Opening.Opened opened, String action, int version, Map<String, Object> form) {
        matters.perform(new Step(opened.number(), action, version, form, officer, UUID.randomUUID().toString(), null));
    }
}
