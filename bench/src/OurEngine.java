import java.util.Map;
import java.util.UUID;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Step;
import org.gongzhi.testing.SmallTown;

/** Our engine called in the process: a report with a phone number, called back, taken up, finished. */
record OurEngine(Matters matters, SmallTown town) implements Case {

    @Override
    public String name() {
        return "(c) Gongzhi, called in the process";
    }

    @Override
    public void handle(int n) {
        var fields = Map.<String, Object>of("text", "楼道路灯坏了三天，老人晚上摔倒过一次", "phone", "1380000%04d".formatted(n % 10_000));
        var opened = matters.open(new Opening(
                "appeal", SmallTown.BUILDING, null, "code", fields, new Actor.Resident(null, null), UUID.randomUUID().toString(), null));
        var officer = new Actor.Officer(town.who("李芳"), "李芳");
        step(opened, officer, "call-back", 1, Map.of("outcome", "reached"));
        step(opened, officer, "handle", 2, Map.of());
        step(opened, officer, "finish", 3, Map.of("result", "已修好"));
    }

    private void step(Opening.Opened opened, Actor officer, String action, int version, Map<String, Object> form) {
        matters.perform(new Step(opened.number(), action, version, form, officer, UUID.randomUUID().toString(), null));
    }
}
