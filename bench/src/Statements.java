import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Counts what a program sends to its database, by standing between the two, and only while asked to. */
final class Statements {

    private final AtomicLong statements = new AtomicLong();
    private final AtomicLong trips = new AtomicLong();
    private final AtomicLong commits = new AtomicLong();
    private final AtomicInteger most = new AtomicInteger();
    private volatile boolean counting;

    DataSource on(DataSource source) {
        return proxy(DataSource.class, (_, _, call) -> {
                    var result = call.call();
                    return counting && result instanceof Connection connection ? watched(connection) : result;
                }, source);
    }

    private Connection watched(Connection connection) {
        var inThis = new AtomicInteger();
        return proxy(Connection.class, (method, arguments, call) -> {
            var result = call.call();
            if (method.equals("commit")) {
                commits.incrementAndGet();
                most.accumulateAndGet(inThis.getAndSet(0), Math::max);
            }
            int parts = method.equals("prepareStatement") ? ((String) arguments[0]).strip().split(";").length : 0;
            return result instanceof PreparedStatement statement ? proxy(PreparedStatement.class, (name, _, act) -> {
                        if (name.startsWith("execute")) {
                            trips.incrementAndGet();
                            statements.addAndGet(parts);
                            inThis.addAndGet(parts);
                        }
                        return act.call();
                    }, statement)
                    : result;
        }, connection);
    }

    /**
     * What one case cost.
     *
     * @param trips how often statements were sent; several may go together
     * @param most the most statements of one transaction
     */
    record Cost(double statements, double trips, double commits, int most) {}

    Cost of(Case.Client client, int cases) throws Exception {
        statements.set(0);
        trips.set(0);
        commits.set(0);
        most.set(0);
        counting = true;
        for (int i = 0; i < cases; i++) {
            client.handle(10_000_000 + i);
        }
        counting = false;
        return new Cost(statements.get() / (double) cases, trips.get() / (double) cases, commits.get() / (double) cases, most.get());
    }

    private interface Call {
        Object call() throws Throwable;
    }

    private interface Around {
        Object run(String method, Object[] arguments, Call call) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Around around, T target) {
        InvocationHandler handler = (_, method, arguments) -> around.run(method.getName(), arguments, () -> {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
